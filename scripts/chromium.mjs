import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './fingerprint.mjs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const installed = () => [process.env.SIGNET_CHROMIUM, ...known].find((path) => path && existsSync(path))

const isRoot = () => process.getuid?.() === 0
const hasApt = () => existsSync('/usr/bin/apt-get')

/** Installs Debian packages quietly. Answers whether it could. */
export function aptInstall(...packages) {
  if (!isRoot() || !hasApt()) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  return spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: 'ignore', env }).status === 0
}

/**
 * The browser that the tests drive: an installed Chrome or Chromium, else Debian's where we are root, else Playwright's
 * own. Answers its path, or '' for Playwright's. Ends the process with advice when there is none to be had.
 */
export function findOrInstallChromium() {
  const found = installed()
  if (found) return found
  console.log('Installing Chromium for the browser tests …')
  if (aptInstall('chromium')) return installed() ?? ''
  const own = spawnSync('npx', ['playwright', 'install', 'chromium'], { cwd: root, stdio: 'inherit' })
  if (own.status === 0) return ''
  console.error(
    'No Chromium for the browser tests. Install one (Debian: apt-get install chromium), or set SIGNET_CHROMIUM to its path.',
  )
  process.exit(1)
}
