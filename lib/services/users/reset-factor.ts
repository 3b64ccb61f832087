import { z } from 'zod'
import { forgetDevices } from '#lib/identity/assurance/remembered.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { notifyPerson } from '#lib/identity/notices/notify-person.ts'
import { removeRecoveryCodes } from '#lib/identity/recovery-codes/remove.ts'
import { removeTotp } from '#lib/identity/totp/remove.ts'
import { eventActor } from '../record.ts'
import { factorResetNotice } from './factor-reset-notice.ts'
import { refuseOnSelf } from './on-self.ts'
import { ofPerson, personVerb, touchPerson } from './person-verb.ts'

/**
 * Takes away what a person has beside a password, for somebody who lost it: authenticator app, recovery codes, and the devices that
 * were not asked for them. Their sessions end too unless `endSessions` says otherwise; the person is told by mail. Nobody does it to
 * themselves, for that takes a factor that they still have. Nothing to take is no event. Answers how many of each are gone.
 */
export const resetUserFactor = personVerb({
  name: 'user.factor_reset',
  permission: 'user:reset_factor',
  input: z.strictObject({ ...ofPerson, endSessions: z.boolean().default(true) }),
  async run(tx, person, input, { actor, now }) {
    refuseOnSelf(actor, person, 'Somebody else can reset yours. You change your own when you show one that you have.')
    const { directoryId, id } = person
    const whose = { directoryId, userId: id }
    const authenticatorApps = (await removeTotp(tx, whose)).length
    const recoveryCodes = (await removeRecoveryCodes(tx, whose)).length
    const rememberedDevices = await forgetDevices(tx, whose)
    const taken = { authenticatorApps, recoveryCodes, rememberedDevices }
    if (authenticatorApps + recoveryCodes + rememberedDevices === 0)
      return { result: { ...taken, sessions: 0 }, changes: [] }
    const by = eventActor(actor, tx.tenantId)
    const ended = input.endSessions
      ? await endSessions(tx, whose, { reason: 'ended_by_admin', actor: by, now, offline: true })
      : []
    await touchPerson(tx, person, now)
    await notifyPerson(tx, whose, factorResetNotice(input.endSessions), now)
    const before = { ...taken, sessions: ended.length }
    const after = { authenticatorApps: 0, recoveryCodes: 0, rememberedDevices: 0, sessions: 0 }
    return { result: before, changes: [{ id, before, after }] }
  },
  example: (seed) => ({ ...seed.user, endSessions: false }),
})
