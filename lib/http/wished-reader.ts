import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { portalPerson } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { chooseLanguage, languageCookie } from '#lib/language/choose-language.ts'

const consoleLanguages = ['en', 'de'] as const

/** Where a browser says in which zone it is. */
const zoneCookie = 'signet-zone'

/** For whom the console is written. `settledAt`: where their account is, which says the language. */
export type WishedReader = { language: 'en' | 'de'; zone: string; settledAt: string | undefined }

/**
 * The language and time zone of whoever asks (UX-H74, H76): what the person set for their account, else what was chosen in this
 * browser or what it says of itself, else the tenant's language; times of which no zone is known are in UTC. Asked once for a page.
 */
export const wishedReader = cache(async (): Promise<WishedReader> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const cookie = (name: string) => jar.get(name)?.value
  const portal = openPeer(head.get(peerHeader))?.portal
  const person = portal === undefined ? undefined : await portalPerson(portal, cookie, now())
  const accept = head.get('accept-language') ?? undefined
  const wishes = { cookie: cookie(languageCookie), acceptLanguage: accept, tenant: person?.tenantLanguage }
  const own = ownLanguage(person?.locale)
  return {
    language: own ?? chooseLanguage(wishes, consoleLanguages),
    zone: zoneOf(person?.zoneinfo) ?? zoneOf(cookie(zoneCookie)) ?? 'UTC',
    settledAt: own === undefined || person === undefined ? undefined : `/account/${person.home}`,
  }
})

/** A language that the console is written in, where the person set one: then it is the same whatever else is wished. */
function ownLanguage(locale: string | null | undefined): 'en' | 'de' | undefined {
  if (locale == null) return undefined
  const [one, another] = (['en', 'de'] as const).map((tenant) =>
    chooseLanguage({ user: locale, tenant }, consoleLanguages),
  )
  return one === another ? one : undefined
}

/** A zone that this machine knows. */
function zoneOf(name: string | null | undefined): string | undefined {
  if (name == null || !/^[\w+/-]{1,64}$/.test(name)) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch {
    return undefined
  }
}
