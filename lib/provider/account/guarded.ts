import type { Tx } from '#lib/db/with-tenant.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import type { Account } from './enter.ts'
import { strengthIn } from './strength.ts'

/**
 * Runs what changes how somebody signs in, in one transaction with their row locked, if their session still lives and what it was
 * opened by still stands and is enough. `again`: it does not (any more), and nothing was done; the page then asks for what is missing.
 */
export const guarded = <T>(account: Account, work: (tx: Tx) => Promise<T>): Promise<T | 'again'> =>
  account.run(async (tx) => {
    const { visit, session, person } = account
    const { id: userId, directoryId } = person
    await lockPerson(tx, { directoryId, userId })
    const place = { tenantId: tx.tenantId, environmentId: visit.snapshot.environment.id }
    const live = { ...place, id: session.id, userId, endedAt: null, user: { status: 'active' } }
    if ((await tx.db.session.count({ where: live })) === 0) return 'again'
    return (await strengthIn(tx, account)) === 'enough' ? work(tx) : 'again'
  })
