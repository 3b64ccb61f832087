import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { eventActor } from '../record.ts'
import { mustActOn } from '../users/must-act-on.ts'
import { verb } from '../verb.ts'
import { findSession } from './find.ts'

/**
 * Ends one session, and all tokens that apps got by it, those meant to outlive it too, at once on every node. One that has ended is not there any more. Whose
 * session it is may not hold more than who ends it (S10).
 */
export const endUserSession = verb({
  name: 'session.ended',
  permission: 'user:write',
  input: z.strictObject({ session: z.string().max(40) }),
  target: (tx, input) => findSession(tx, input.session),
  async run(tx, { id, place, directoryId, userId }, _input, { actor, now }) {
    await lockAccess(tx)
    await mustActOn(tx, actor, { directoryId, id: userId })
    const by = eventActor(actor, tx.tenantId)
    const which = { environmentId: place, ids: [id] }
    const ended = await endSessions(tx, which, { reason: 'ended_by_admin', actor: by, now, offline: true })
    if (ended.length === 0) throw notFound()
    // `endSessions` has told the trail: one event for each session, whoever ends it. Whose it was reads of it among what concerns them.
    const isOwn = actor.kind === 'user' && actor.userId === userId
    const told = { action: 'user.session_ended', id: userId, environmentId: place } as const
    return {
      result: {},
      changes: isOwn ? [] : [{ ...told, before: { session: formatId('session', id) }, after: null }],
    }
  },
  example: (seed) => ({ session: seed.session.id }),
})
