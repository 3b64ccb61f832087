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
  const [address] = await tx.sql<{ value: string; normalized: string; verifiedAt: Date | null }>`
    select value, normalized, verified_at as "verifiedAt" from identifiers
    where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and user_id = ${userId} and kind = 'email' and "primary"
    limit 1`
  if (address === undefined) return
  const seen = seenNow(now)
  const from = fingerprint(tx, person, seen)
  if (await isToldEnough(tx, person, address.normalized, from, now)) return
  const [place] = await tx.sql<{ issuer: string }>`
    select issuer from environments where tenant_id = ${tx.tenantId} and id = ${environmentId}`
  if (place === undefined) throw new Error('somebody signed in to an environment that is not there')
  const { normalized, value: to, verifiedAt } = address
  const data = { from, value: to, since: (await sinceOf(tx, person, since, now)).toISOString() }
  const issued = await issueChallenge(tx, {
    ...{ place: { directoryId, environmentId }, purpose, userId, normalized, data, now },
    // One for each address: whoever gives the account another address takes nobody's way back to it.
    subject: subjectOf(userId, normalized),
  })
  const url = challengeLink(place.issuer, mailedPaths.secureAccount, issued)
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
  const since = plusSeconds(now, -bounds.mail.newSignIns.seconds)
  const [last] = await tx.sql<{ data: { from?: unknown }; told: number }>`
    select data, (select count(*)::int from mails m
      where m.tenant_id = ${tx.tenantId} and m.about_id = c.id and m.created_at > ${since}) as told
    from mail_challenges c
    where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and subject = ${subjectOf(userId, normalized)}
      and purpose = ${purpose} and consumed_at is null and created_at > ${since}`
  return last !== undefined && (last.data.from === from || last.told >= bounds.mail.newSignIns.most)
}

/** A device and a network as a keyed hash: enough to see that two are alike, and to know neither. */
const fingerprint = (tx: Tx, { directoryId, userId }: Person, { browser, os, ip = '' }: Seen): string =>
  Buffer.from(
    codeHash({ tenantId: tx.tenantId, directoryId, subject: userId, purpose }, [browser, os, networkOf(ip)].join('\0')),
  ).toString('base64url')
