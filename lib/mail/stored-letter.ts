import type { Tx } from '#lib/db/with-tenant.ts'
import { asHtml } from './as-html.ts'
import { asText } from './as-text.ts'
import type { Letter } from './letter.ts'
import { openCell, sealCell } from './sealed.ts'

/** What is sealed of a letter; a mail that an earlier release wrote was kept as its two parts. */
type Stored = Letter | { text: string; html: string }

/** A mail as it is handed to a mail server. */
export type Rendered = { text: string; html: string }

/** Seals a letter as the body of a mail. It is made text and HTML when it is sent, outside of any transaction. */
export const sealLetter = (tx: Tx, id: string, letter: Letter): Promise<Uint8Array<ArrayBuffer>> =>
  sealCell(tx, id, 'body', JSON.stringify(letter))

/** Opens what `sealLetter` made. */
export const openLetter = async (tx: Tx, id: string, body: Uint8Array): Promise<Stored> =>
  JSON.parse(await openCell(tx, id, 'body', body)) as Stored

/** The two parts of a mail, of the same letter. */
export const rendered = async (stored: Stored): Promise<Rendered> =>
  'html' in stored ? stored : { text: asText(stored), html: await asHtml(stored) }

/** The text of a mail, without the cost of its HTML. */
export const textOf = (stored: Stored): string => ('html' in stored ? stored.text : asText(stored))

/** The subject with the code in it, where a letter has one. */
export const subjectOf = (stored: Stored): string | undefined => ('html' in stored ? undefined : stored.subject)
