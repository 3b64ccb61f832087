import { z } from 'zod'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { eventActor } from '../record.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/** Ends one session of a person, and the tokens that live by it. One that has ended is not there any more. */
export const endUserSession = personVerb({
  name: 'session.ended',
  input: z.strictObject({ ...ofPerson, session: z.string().max(40) }),
  async run(tx, person, input, { actor, now }) {
    const id = parseId('session', input.session)
    if (id === undefined) throw notFound()
    const row = await tx.db.session.findFirst({
      where: { directoryId: person.directoryId, userId: person.id, id, endedAt: null },
      select: { environmentId: true },
    })
    if (row === null) throw notFound()
    const by = eventActor(actor, tx.tenantId)
    const which = { environmentId: row.environmentId, ids: [id] }
    await endSessions(tx, which, { reason: 'ended_by_admin', actor: by, now })
    // `endSessions` has told the trail: one event for each session, whoever ends it.
    return { result: {}, changes: [] }
  },
  example: (seed) => ({ ...seed.user, session: seed.session.id }),
})
