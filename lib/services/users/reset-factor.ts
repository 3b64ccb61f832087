import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person as Whose } from '#lib/identity/assurance/owned.ts'
import { forgetDevices } from '#lib/identity/assurance/remembered.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { notifyPerson } from '#lib/identity/notices/notify-person.ts'
import { removePasskeys } from '#lib/identity/passkeys/remove-passkeys.ts'
import { removeRecoveryCodes } from '#lib/identity/recovery-codes/remove.ts'
import { removeTotp } from '#lib/identity/totp/remove.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { eventActor } from '../record.ts'
import { refuseOnSelf } from './on-self.ts'
import { ofPerson, personVerb, touchPerson } from './person-verb.ts'

/**
 * Takes away what a person has beside a password, for somebody who lost it: passkeys, authenticator app, recovery codes, and the
 * devices that were not asked for them; with `passkey`, that one alone and the devices. Their sessions end too unless `endSessions` says otherwise; the person is told by mail. Nobody does it to
 * themselves, for that takes a factor that they still have. Nothing to take is no event. Answers how many of each are gone.
 */
export const resetUserFactor = personVerb({
  name: 'user.factor_reset',
  permission: 'user:reset_factor',
  input: z.strictObject({
    ...ofPerson,
    passkey: z.string().max(40).optional(),
    endSessions: z.boolean().default(true),
  }),
  async run(tx, person, input, { actor, now }) {
    refuseOnSelf(actor, person, 'Somebody else can reset yours. You change your own when you show one that you have.')
    const { directoryId, id } = person
    const whose = { directoryId, userId: id }
    const taken = input.passkey === undefined ? await takeAll(tx, whose) : await takeOne(tx, whose, input.passkey)
    if (Object.values(taken).every((count) => count === 0)) return { result: { ...taken, sessions: 0 }, changes: [] }
    const by = eventActor(actor, tx.tenantId)
    const ended = input.endSessions
      ? await endSessions(tx, whose, { reason: 'ended_by_admin', actor: by, now, offline: true })
      : []
    await touchPerson(tx, person, now)
    const kind = input.passkey === undefined ? 'factors_reset' : 'passkey_taken'
    await notifyPerson(tx, whose, { kind, signedOut: input.endSessions }, now)
    const before = { ...taken, sessions: ended.length }
    const after = Object.fromEntries(Object.keys(before).map((name) => [name, 0]))
    return { result: before, changes: [{ id, before, after }] }
  },
  example: (seed) => ({ ...seed.user, endSessions: false }),
})

type Taken = { passkeys: number; authenticatorApps: number; recoveryCodes: number; rememberedDevices: number }

const takeAll = async (tx: Tx, whose: Whose): Promise<Taken> => ({
  passkeys: (await removePasskeys(tx, whose)).length,
  authenticatorApps: (await removeTotp(tx, whose)).length,
  recoveryCodes: (await removeRecoveryCodes(tx, whose)).length,
  rememberedDevices: await forgetDevices(tx, whose),
})

/** The remembered devices go too: nobody knows by which factor each was. */
async function takeOne(tx: Tx, whose: Whose, shown: string): Promise<Taken> {
  const id = parseId('credential', shown)
  const passkeys = id === undefined ? 0 : (await removePasskeys(tx, whose, id)).length
  if (passkeys === 0) throw notFound()
  return { passkeys, authenticatorApps: 0, recoveryCodes: 0, rememberedDevices: await forgetDevices(tx, whose) }
}
