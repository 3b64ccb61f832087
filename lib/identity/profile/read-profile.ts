import { bounds } from '#lib/limits/bounds.ts'
import { isLocale } from './is-locale.ts'
import { isZone } from './is-zone.ts'

/** What people may change of themselves. Null: nothing is kept, and what is meant follows from the browser. */
export type Profile = {
  displayName: string
  givenName: string | null
  familyName: string | null
  locale: string | null
  zoneinfo: string | null
}

export type ProfileProblem = 'missing' | 'too_long' | 'unknown'
export type ProfileProblems = Partial<Record<keyof Profile, ProfileProblem>>

/** A profile as it was typed; a field that was not sent is absent. */
export type TypedProfile = Partial<Record<keyof Profile, string>>

/** Reads what somebody typed of themselves: the profile, or what is wrong with each field. */
export function readProfile(typed: TypedProfile): { profile: Profile } | { problems: ProfileProblems } {
  const text = (name: keyof Profile): string => (typed[name] ?? '').normalize('NFC').trim()
  const optional = (name: keyof Profile): string | null => text(name) || null
  const profile = {
    displayName: text('displayName'),
    givenName: optional('givenName'),
    familyName: optional('familyName'),
    locale: optional('locale'),
    zoneinfo: optional('zoneinfo'),
  }
  const found = {
    displayName: profile.displayName === '' ? ('missing' as const) : tooLong(profile.displayName),
    givenName: tooLong(profile.givenName),
    familyName: tooLong(profile.familyName),
    locale: unknown(profile.locale, bounds.text.locale, isLocale),
    zoneinfo: unknown(profile.zoneinfo, bounds.text.zoneinfo, isZone),
  }
  const problems = Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined))
  return Object.keys(problems).length === 0 ? { profile } : { problems }
}

const tooLong = (text: string | null): 'too_long' | undefined =>
  text !== null && text.length > bounds.text.name ? 'too_long' : undefined

const unknown = (text: string | null, max: number, isKnown: (text: string) => boolean): 'unknown' | undefined =>
  text === null || (text.length <= max && isKnown(text)) ? undefined : 'unknown'
