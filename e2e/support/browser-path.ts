import { existsSync } from 'node:fs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** An installed Chrome or Chromium; without one, Playwright's own. */
export function browserPath(): { executablePath?: string } {
  const path = [process.env.SIGNET_CHROMIUM, ...known].find((candidate) => candidate && existsSync(candidate))
  return path === undefined ? {} : { executablePath: path }
}
