import type { MessageKeys, NestedKeyOf } from 'use-intl/core'
import type { english } from './catalogues.ts'

type Hosted = typeof english.hosted

/** The sentences of the hosted pages, by name. */
export type HostedKey = MessageKeys<Hosted, NestedKeyOf<Hosted>>

/** What stands in a sentence: a text or a number, or a span of seconds from now, which the language says in its own way. */
export type SayingValue = string | number | { inSeconds: number }

/** A sentence that is yet to be said: whoever decides what to say knows no language, and the page that says it knows one. */
export type Saying = { key: HostedKey; values?: Readonly<Record<string, SayingValue>> }

/** A sentence of the hosted pages, to be said later. */
export const saying = (key: HostedKey, values?: Saying['values']): Saying =>
  values === undefined ? { key } : { key, values }
