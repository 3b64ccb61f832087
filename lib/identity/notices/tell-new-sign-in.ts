import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { log } from '#lib/kernel/log.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { networkOf } from '#lib/limits/network.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import type { Seen } from '#lib/mail/seen.ts'
import { writeMail } from '#lib/mail/write.ts'
import type { Person } from '../assurance/owned.ts'
import { codeHash } from '../challenges/code.ts'
import { issueChallenge } from '../challenges/issue.ts'
import { challengeLink } from '../challenges/link.ts'
import { challengeSeconds } from '../challenges/purpose.ts'
import { sinceOf } from '../challenges/since.ts'
import { mailedPaths } from '../mails/paths.ts'
import { personReader } from '../mails/person-reader.ts'
import { seenNow } from '../seen-now.ts'

const purpose = 'secure_account'

/**
 * Tells a person that somebody signed in as them on a browser that had not been theirs (UX-H53), with a link to secure the account
 * where the address is known to be theirs. Sign-ins alike, by device and network, are told of once in ten minutes, and so are three
 * of any: a password that many try at once fills no mailbox. It keeps nobody from signing in. `since`: when that sign-in began, which
 * the link goes back to. Call it with the person's row locked.
 */
export async function tellNewSignIn(
  tx: Tx,
  person: Person,
  environmentId: string,
  { since, now }: { since: Date; now: Date },
): Promise<void> {
  const { directoryId, userId } = person
  const where = { directoryId, userId, kind: 'email', primary: true }
  const address = await tx.db.identifier.findFirst({ where })
  if (address === null) return
  const seen = seenNow(now)
  const from = fingerprint(tx, person, seen)
  if (await isToldEnough(tx, person, address.normalized, from, now)) return
  const { issuer } = await tx.db.environment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: tx.tenantId, id: environmentId } },
    select: { issuer: true },
  })
  const { normalized, value: to, verifiedAt } = address
  const data = { from, value: to, since: (await sinceOf(tx, person, since, now)).toISOString() }
  const issued = await issueChallenge(tx, {
    ...{ place: { directoryId, environmentId }, purpose, userId, normalized, data, now },
    // One for each address: whoever gives the account another address takes nobody's way back to it.
    subject: subjectOf(userId, normalized),
  })
  const url = challengeLink(issuer, mailedPaths.secureAccount, issued)
  const link = verifiedAt === null ? {} : { url, seconds: challengeSeconds[purpose] }
  const reader = await personReader(tx, { ...person, environmentId, isWarning: true }, now)
  const letter = composeLetter({ kind: 'new_sign_in', ...link }, reader, seen)
  try {
    await writeMail(tx, { kind: 'security_notice', to, letter, aboutId: issued.id, now })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'limited') throw error
    log().warn({ tenantId: tx.tenantId }, 'a new sign-in was not told of: the tenant has sent as many mails as one may')
  }
}

const subjectOf = (userId: string, normalized: string): string => `${userId}:${normalized}`

/** Once the link was used, whatever comes next is told of again. */
async function isToldEnough(
  tx: Tx,
  { directoryId, userId }: Person,
  normalized: string,
  from: string,
  now: Date,
): Promise<boolean> {
  const recently = { gt: plusSeconds(now, -bounds.mail.newSignIns.seconds) }
  const last = await tx.db.mailChallenge.findFirst({
    where: { directoryId, subject: subjectOf(userId, normalized), purpose, consumedAt: null, createdAt: recently },
    select: { id: true, data: true },
  })
  if (last === null) return false
  if ((last.data as { from?: unknown }).from === from) return true
  const told = { tenantId: tx.tenantId, aboutId: last.id, createdAt: recently }
  return (await tx.db.mail.count({ where: told })) >= bounds.mail.newSignIns.most
}

/** A device and a network as a keyed hash: enough to see that two are alike, and to know neither. */
const fingerprint = (tx: Tx, { directoryId, userId }: Person, { browser, os, ip = '' }: Seen): string =>
  Buffer.from(
    codeHash({ tenantId: tx.tenantId, directoryId, subject: userId, purpose }, [browser, os, networkOf(ip)].join('\0')),
  ).toString('base64url')
