import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Proof } from '../assurance/proof.ts'
import { lockPerson } from '../lock-person.ts'
import { asAuthentication, challengeOf, readAnswer } from './answers.ts'
import { issueChallenge, takeChallenge } from './challenges.ts'
import { mailPasskeyCopied } from './notice.ts'
import type { RelyingParty } from './relying-party.ts'

/** Where a passkey is shown, and by whom; nobody yet where it is to say who signs in. */
export type Authenticating = {
  directoryId: string
  environmentId: string
  browserId: string
  userId: string | null
  clientRef: string | null
  party: RelyingParty
  now: Date
}

/** `unknown` covers a passkey of another tenant, directory or person, and one that was removed. */
export type Authenticated =
  | { kind: 'proved'; userId: string; proof: Extract<Proof, { kind: 'passkey' }> }
  | { kind: 'refused'; reason: 'expired' | 'unknown' | 'unverified' | 'not_verified_person' | 'cloned' }

const purposeOf = (userId: string | null) => (userId === null ? 'sign_in' : 'second_factor')

/**
 * What the browser needs to ask for a passkey: any of this domain where it is to say who signs in, and then it must verify the
 * person; one of theirs where it stands beside something else (WebAuthn §5.5).
 */
export async function beginAuthentication(tx: Tx, it: Authenticating): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { directoryId, environmentId, browserId, userId, party, now } = it
  const challenge = await issueChallenge(tx, { environmentId, browserId, purpose: purposeOf(userId), userId }, now)
  const theirs =
    userId === null
      ? []
      : await tx.db.passkey.findMany({ where: { directoryId, userId, rpId: party.id, clonedAt: null } })
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge,
    userVerification: userId === null ? 'required' : 'preferred',
    ...(userId === null
      ? {}
      : {
          allowCredentials: theirs.map(({ credentialId }) => ({ id: Buffer.from(credentialId).toString('base64url') })),
        }),
  })
}

/**
 * Checks an answer of an authenticator (WebAuthn §7.2), for a challenge of this browser, once. The passkey must be of this
 * directory, made for this domain, and of the person it says it is. Its counter must go on; where it does not, somebody has a
 * copy: it opens nothing from here on. What is refused is recorded.
 */
export async function finishAuthentication(
  tx: Tx,
  it: Authenticating,
  text: string | undefined,
): Promise<Authenticated> {
  const { directoryId, environmentId, browserId, userId, party, now } = it
  const answer = readAnswer(text)
  const challenge = answer === undefined ? undefined : challengeOf(answer)
  if (answer === undefined || challenge === undefined) return refuse(tx, it, 'unverified', null)
  if (userId !== null) await lockPerson(tx, { directoryId, userId })
  const ceremony = { environmentId, browserId, purpose: purposeOf(userId), userId } as const
  if (!(await takeChallenge(tx, ceremony, challenge, now))) return refuse(tx, it, 'expired', null)
  const credentialId = Uint8Array.from(Buffer.from(String(answer.id), 'base64url'))
  const passkey = await tx.db.passkey.findFirst({
    where: { tenantId: tx.tenantId, directoryId, credentialId, ...(userId === null ? {} : { userId }) },
    include: { user: { select: { webauthnHandle: true } } },
  })
  if (passkey === null || passkey.rpId !== party.id || !isOwn(answer, passkey.user.webauthnHandle, userId))
    return refuse(tx, it, 'unknown', null)
  const whose = passkey.userId
  await lockPerson(tx, { directoryId, userId: whose })
  if (passkey.clonedAt !== null) return refuse(tx, it, 'cloned', whose)
  const info = await verify(answer, challenge, party, passkey)
  if (info === undefined) return refuse(tx, it, 'unverified', whose)
  if (userId === null && !info.userVerified) return refuse(tx, it, 'not_verified_person', whose)
  if (!(await moveOn(tx, { directoryId, id: passkey.id }, info, now))) {
    await markCloned(tx, it, passkey)
    return { kind: 'refused', reason: 'cloned' }
  }
  const { userVerified, credentialDeviceType } = info
  const synced = credentialDeviceType === 'multiDevice'
  return {
    kind: 'proved',
    userId: whose,
    proof: { kind: 'passkey', at: now, credential: passkey.id, userVerified, synced },
  }
}

/** WebAuthn §7.2 step 6: where nobody is known yet the authenticator says whose it is, and it must be right. */
function isOwn(answer: Record<string, unknown>, handle: Uint8Array | null, userId: string | null): boolean {
  const { userHandle } = answer.response as { userHandle?: unknown }
  if (typeof userHandle !== 'string') return userId !== null
  return handle !== null && Buffer.from(userHandle, 'base64url').equals(handle)
}

type Info = VerifiedAuthenticationResponse['authenticationInfo']
type Stored = { credentialId: Uint8Array; publicKey: Uint8Array }

/** The counter is compared where it is written, so that of two uses at once one is found out. */
async function verify(
  answer: Record<string, unknown>,
  challenge: Uint8Array,
  party: RelyingParty,
  { credentialId, publicKey }: Stored,
): Promise<Info | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: asAuthentication(answer),
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: Buffer.from(credentialId).toString('base64url'),
        publicKey: Uint8Array.from(publicKey),
        counter: 0,
      },
      requireUserVerification: false,
    })
    return verified ? authenticationInfo : undefined
  } catch {
    return undefined
  }
}

/** WebAuthn §7.2 step 21, as one conditional write. An authenticator without a counter says 0 for ever. */
async function moveOn(
  tx: Tx,
  { directoryId, id }: { directoryId: string; id: string },
  { newCounter, credentialBackedUp }: Info,
  now: Date,
): Promise<boolean> {
  const count = await tx.db.$executeRaw`
    update passkeys set sign_count = ${BigInt(newCounter)}, backed_up = ${credentialBackedUp}, last_used_at = ${now}
    where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid and cloned_at is null
      and (sign_count < ${BigInt(newCounter)} or (sign_count = 0 and ${BigInt(newCounter)} = 0))`
  return count === 1
}

type Copied = { id: string; userId: string; name: string }

/** The owner is told once, by whoever finds it out first. */
async function markCloned(
  tx: Tx,
  { directoryId, environmentId, now }: Authenticating,
  { id, userId, name }: Copied,
): Promise<void> {
  const where = { tenantId: tx.tenantId, directoryId, id, clonedAt: null }
  const { count } = await tx.db.passkey.updateMany({ where, data: { clonedAt: now } })
  if (count === 1) await mailPasskeyCopied(tx, { directoryId, userId }, name, now)
  await record(tx, {
    at: now,
    action: 'passkey.cloned',
    actor: { kind: 'anonymous' },
    target: userId,
    environmentId,
    result: 'refused',
    reason: 'counter',
    changes: { after: { passkey: id } },
  })
}

async function refuse(
  tx: Tx,
  { environmentId, clientRef, now }: Authenticating,
  reason: Extract<Authenticated, { kind: 'refused' }>['reason'],
  target: string | null,
): Promise<Authenticated> {
  await record(tx, {
    at: now,
    action: 'passkey.refused',
    actor: { kind: 'anonymous' },
    target,
    environmentId,
    client: clientRef,
    result: 'refused',
    reason,
  })
  return { kind: 'refused', reason }
}
