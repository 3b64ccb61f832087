import Bowser from 'bowser'
import { bounds } from '#lib/limits/bounds.ts'

/** What a browser says of itself: its name, its system's, and the kind of machine (`desktop`, `mobile`, `tablet`, …). */
export type DeviceParts = { browser?: string | undefined; os?: string | undefined; platform?: string | undefined }

/** The names that are told: the library's own. What it only copied out of the header is whatever somebody wrote there. */
const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP))
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP))

/**
 * Reads a browser's own description of itself; what says nothing, or nothing that is known, has no parts. The header is anybody's
 * text, and what is read here stands in mails (Y01): so a name that is not one of a list is none.
 */
export function devicePartsOf(userAgent: string | null): DeviceParts {
  if (userAgent === null || userAgent === '') return {}
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, bounds.text.userAgent))
  return {
    browser: known(browser.name, browsers),
    os: known(os.name, systems),
    platform: platform.type || undefined,
  }
}

const known = (name: string | undefined, names: ReadonlySet<string>): string | undefined =>
  name !== undefined && names.has(name) ? name : undefined
