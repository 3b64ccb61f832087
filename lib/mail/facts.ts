import { placeName } from '#lib/net/place-name.ts'
import type { Letter } from './letter.ts'
import type { Reader } from './reader.ts'
import type { Say } from './say.ts'
import type { Seen } from './seen.ts'
import { momentIn } from './spoken.ts'

type Facts = NonNullable<Letter['facts']>

/** Which device it was, where, by which address and when, in the reader's words and zone. */
export function factsOf(say: Say, { language, timeZone }: Reader, seen: Seen): Facts {
  const { browser, os, place, ip, at } = seen
  return [
    { label: say('facts.device'), value: deviceName(say, { browser, os }) },
    ...(place === undefined ? [] : [{ label: say('facts.place'), value: placeName(place, language) }]),
    ...(ip === undefined ? [] : [{ label: say('facts.address'), value: ip }]),
    { label: say('facts.time'), value: momentIn(language, timeZone, at) },
  ]
}

function deviceName(say: Say, { browser, os }: Pick<Seen, 'browser' | 'os'>): string {
  if (browser !== undefined && os !== undefined) return say('facts.deviceOn', { browser, os })
  return browser ?? os ?? say('facts.unknownDevice')
}
