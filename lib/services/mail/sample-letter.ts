import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { languages } from '#lib/language/languages.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import type { Letter } from '#lib/mail/letter.ts'
import { messageKinds } from '#lib/mail/message.ts'
import { readerOf } from '#lib/mail/reader.ts'
import { sampleOf, sampleSeen } from '#lib/mail/sample.ts'
import { findEnvironment } from '../environments/find.ts'

/** Which letter, in which language; `environment`, by its slug, decides how it looks where that has a branding of its own. */
export const sampleInput = {
  kind: z.enum(messageKinds as [string, ...string[]]).transform((kind) => kind as (typeof messageKinds)[number]),
  language: z.enum(languages),
  environment: z.string().max(63).optional(),
}

type Wanted = { kind: (typeof messageKinds)[number]; language: (typeof languages)[number] }

/** The environment that a sample is asked for; without one the tenant's first. Undefined when it has none such. */
export const sampleTarget = async (tx: Tx, { environment }: { environment?: string | undefined }) =>
  environment === undefined ? { environmentId: null } : findEnvironment(tx, environment)

/** A letter as people get it, with a code and links that open nothing. */
export async function sampleLetter(
  tx: Tx,
  { environmentId }: { environmentId: string | null },
  { kind, language }: Wanted,
  now: Date,
): Promise<Letter> {
  const reader = await readerOf(tx, environmentId === null ? {} : { environmentId })
  return composeLetter(sampleOf(kind, now), { ...reader, language, timeZone: null }, sampleSeen(now))
}
