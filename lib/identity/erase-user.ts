import { erasePerson } from '#lib/audit/person-keys.ts'
import type { EventActor } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { recipientHash } from '#lib/mail/recipient-hash.ts'
import { endSessions } from './end-sessions.ts'
import { forgetAuthor } from './forget-author.ts'

type Erased = { directoryId: string; id: string; sub: string }

/**
 * Deletes a person with all that is theirs, in every table, and the key under which the trail tells of them: its events stay, with
 * ids that lead nowhere. The caller records it, as nobody's doing that has to be sealed. Answers how many sessions ended.
 */
export async function eraseUser(
  tx: Tx,
  { directoryId, id, sub }: Erased,
  actor: EventActor,
  now: Date,
): Promise<number> {
  const which = { directoryId, userId: id }
  const ended = await endSessions(tx, which, { reason: 'user_deleted', actor, now, offline: true })
  const addresses = await addressesOf(tx, which)
  const normalized = [...new Set(addresses.flatMap(({ value, normalized }) => [value, normalized]))]
  await eraseMails(tx, id, which, normalized)
  await tx.db.invitation.deleteMany({ where: { directoryId, normalized: { in: normalized } } })
  await tx.db.mailChallenge.deleteMany({ where: { directoryId, normalized: { in: normalized } } })
  // One that is being worked on this very moment waits for this person's row, finds nobody, and goes with its time.
  await tx.db.$executeRaw`
    delete from authorization_requests where tenant_id = ${tx.tenantId}::uuid and (environment_id, id) in (
      select r.environment_id, r.id from authorization_requests r
      join environments e on e.tenant_id = r.tenant_id and e.id = r.environment_id and e.directory_id = ${directoryId}::uuid
      where r.tenant_id = ${tx.tenantId}::uuid
      and (r.progress -> 'signing' ->> 'userId' = ${id} or r.progress -> 'progress' -> 'consent' ->> 'userId' = ${id}
        or lower(r.progress ->> 'identifier') = any(${normalized})
        or lower(r.parameters ->> 'loginHint') = any(${normalized}) or r.parameters ->> 'hintedSub' = ${sub})
      for update of r skip locked)`
  await forgetAuthor(tx, id)
  await tx.db.user.deleteMany({ where: { directoryId, id } })
  await forgetPortalAccount(tx, sub)
  await erasePerson(tx, id)
  return ended.length
}

/** Every address that is theirs, or was while what was mailed there may still be kept. */
async function addressesOf(tx: Tx, which: { directoryId: string; userId: string }) {
  const select = { normalized: true }
  const own = await tx.db.identifier.findMany({ where: which, select: { value: true, normalized: true } })
  const mailed = await tx.db.mailChallenge.findMany({ where: which, select })
  const { directoryId, userId: acceptedBy } = which
  const invited = await tx.db.invitation.findMany({
    where: { directoryId, acceptedBy },
    select: { email: true, normalized: true },
  })
  return [
    ...own,
    ...mailed.map(({ normalized }) => ({ value: normalized, normalized })),
    ...invited.map(({ email, normalized }) => ({ value: email, normalized })),
  ]
}

/** What was mailed to them goes, sent or not: its address and its words are sealed under a key that stays. */
async function eraseMails(
  tx: Tx,
  id: string,
  which: { directoryId: string; userId: string },
  addresses: readonly string[],
): Promise<void> {
  const challenges = await tx.db.mailChallenge.findMany({ where: which, select: { id: true } })
  const about = [id, ...challenges.map((challenge) => challenge.id)]
  const hashes = addresses.map((address) => recipientHash(tx.tenantId, address))
  await tx.db.mail.deleteMany({ where: { tenantId: tx.tenantId, aboutId: { in: about } } })
  await tx.db.mail.deleteMany({ where: { tenantId: tx.tenantId, recipientHash: { in: hashes } } })
}

/** The portal knows whoever signed in to it by `sub`; that goes too. */
async function forgetPortalAccount(tx: Tx, sub: string): Promise<void> {
  const accounts = await tx.db.portalAccount.findMany({ where: { providerAccountId: sub } })
  await tx.db.portalUser.deleteMany({ where: { id: { in: accounts.map(({ portalUserId }) => portalUserId) } } })
}
