import Bowser from 'bowser'

/** What a browser says of itself: its name, its system's, and the kind of machine (`desktop`, `mobile`, `tablet`, …). */
export type DeviceParts = { browser?: string | undefined; os?: string | undefined; platform?: string | undefined }

/** Reads a browser's own description of itself; what says nothing has no parts. */
export function devicePartsOf(userAgent: string | null): DeviceParts {
  if (userAgent === null || userAgent === '') return {}
  const { browser, os, platform } = Bowser.parse(userAgent)
  return { browser: browser.name || undefined, os: os.name || undefined, platform: platform.type || undefined }
}
