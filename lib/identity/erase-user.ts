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
  const normalized = await ownAddresses(tx, which)
  const others = { userId: { not: id }, normalized: { in: normalized } }
  const ofOthers = await tx.db.mailChallenge.findMany({ where: { directoryId, ...others }, select: { id: true } })
  await eraseMails(tx, which, normalized, ofOthers)
  await tx.db.invitation.deleteMany({
    where: { directoryId, OR: [{ acceptedBy: id }, { acceptedBy: null, normalized: { in: normalized } }] },
  })
  await tx.db.mailChallenge.deleteMany({
    where: { directoryId, OR: [{ userId: id }, { userId: null, normalized: { in: normalized } }] },
  })
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

type Which = { directoryId: string; userId: string }

/**
 * Every address that is theirs, or was while what was mailed there may still be kept, in each spelling. Not one that anybody else
 * has too: who says of themselves that an address is theirs takes nothing of its owner's along.
 */
async function ownAddresses(tx: Tx, which: Which): Promise<string[]> {
  const addresses = await addressesOf(tx, which)
  const directories = await tx.db.directory.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const theirs = await tx.db.identifier.findMany({
    where: {
      directoryId: { in: directories.map(({ id }) => id) },
      userId: { not: which.userId },
      kind: 'email',
      normalized: { in: addresses.map((one) => one.normalized) },
    },
    select: { normalized: true },
  })
  const shared = new Set(theirs.map(({ normalized }) => normalized))
  const own = addresses.filter(({ normalized }) => !shared.has(normalized))
  return [...new Set(own.flatMap(({ value, normalized }) => [value, normalized]))]
}

async function addressesOf(tx: Tx, which: Which) {
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

/** What was mailed to them goes, sent or not: its address and its words are sealed under a key that stays. What others asked for stays. */
async function eraseMails(
  tx: Tx,
  which: Which,
  addresses: readonly string[],
  ofOthers: readonly { id: string }[],
): Promise<void> {
  const { directoryId, userId } = which
  const challenges = await tx.db.mailChallenge.findMany({ where: which, select: { id: true } })
  const invitations = await tx.db.invitation.findMany({
    where: { directoryId, acceptedBy: userId },
    select: { id: true },
  })
  const about = [userId, ...[...challenges, ...invitations].map(({ id }) => id)]
  const kept = { OR: [{ aboutId: null }, { aboutId: { notIn: ofOthers.map(({ id }) => id) } }] }
  const hashes = addresses.map((address) => recipientHash(tx.tenantId, address))
  await tx.db.mail.deleteMany({ where: { tenantId: tx.tenantId, aboutId: { in: about } } })
  await tx.db.mail.deleteMany({ where: { tenantId: tx.tenantId, recipientHash: { in: hashes }, ...kept } })
}

/** The portal knows whoever signed in to it by `sub`; that goes too. */
async function forgetPortalAccount(tx: Tx, sub: string): Promise<void> {
  const accounts = await tx.db.portalAccount.findMany({ where: { providerAccountId: sub } })
  await tx.db.portalUser.deleteMany({ where: { id: { in: accounts.map(({ portalUserId }) => portalUserId) } } })
}
