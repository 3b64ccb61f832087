import { z } from 'zod'
import type { Actor } from '#lib/access/actor.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { writeMail } from '#lib/mail/write.ts'
import { verb } from '../verb.ts'
import { sampleInput, sampleLetter, sampleTarget } from './sample-letter.ts'

/** Sends a sample of a mail, by the way that every mail takes, to the confirmed address of whoever asks, and to nobody else. */
export const sendSampleMail = verb({
  name: 'mail.sample_sent',
  permission: 'branding:write',
  input: z.strictObject(sampleInput),
  target: sampleTarget,
  async run(tx, target, input, { actor, now }) {
    const to = await ownAddress(tx, actor)
    if (to === undefined)
      throw new ServiceError(
        'conflict',
        'A sample goes to your own confirmed address, and you have none in this tenant.',
      )
    const letter = await sampleLetter(tx, target, input, now)
    const id = await writeMail(tx, { kind: 'test', to, letter, aboutId: null, now })
    const after = { kind: input.kind, language: input.language }
    return { result: { id: formatId('mail', id), to }, changes: [{ id, before: null, after }] }
  },
  example: () => ({ kind: 'sign_in', language: 'de' as const }),
})

/** Operators have no address here, and clients none at all. */
async function ownAddress(tx: Tx, actor: Actor): Promise<string | undefined> {
  if ((actor.kind !== 'user' && actor.kind !== 'api_key') || actor.tenantId !== tx.tenantId) return undefined
  const { directoryId, userId } = actor
  const where = { directoryId, userId, kind: 'email', primary: true, verifiedAt: { not: null } }
  return (await tx.db.identifier.findFirst({ where, select: { value: true } }))?.value
}
