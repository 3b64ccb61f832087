import { createTranslator } from 'use-intl/core'
import english from '#lib/language/messages/en/mail.json' with { type: 'json' }
import type { Reader } from './reader.ts'

/** What may stand in a sentence. */
export type Values = Record<string, string | number>

/** A sentence of `mail.json` in one language, with its values put in. */
export type Say = (key: string, values?: Values) => string

/** The sentences of mails as one person reads them. */
export function sayTo({ language }: Reader): Say {
  return createTranslator({ locale: language as 'en', messages: english }) as unknown as Say
}
