import { randomBytes } from 'node:crypto'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from '../assurance/owned.ts'
import { lockPerson } from '../lock-person.ts'
import { asRegistration, challengeOf, readAnswer } from './answers.ts'
import { issueChallenge, takeChallenge } from './challenges.ts'
import { mailPasskeyAdded } from './notice.ts'
import { providerName } from './provider-name.ts'
import type { RelyingParty } from './relying-party.ts'

/** Where and for whom a passkey is made. */
export type Registering = Person & { environmentId: string; browserId: string; party: RelyingParty; now: Date }

/** `duplicate`: this authenticator has one of theirs already. `refused`: what came does not belong to what was asked. */
export type Registered =
  | { kind: 'registered'; id: string; synced: boolean; userVerified: boolean }
  | { kind: 'refused'; reason: 'expired' | 'unverified' | 'duplicate' | 'too_many' }

/** A person has as many passkeys as they have devices, within reason. */
const perPerson = 20

/**
 * What the browser needs to make a passkey: discoverable, with user verification, none beside one of theirs on the same
 * authenticator (WebAuthn §5.4). Attestation is not asked for: it tells of devices, and nothing here depends on their make.
 */
export async function beginRegistration(tx: Tx, it: Registering): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { directoryId, userId, environmentId, browserId, party, now } = it
  const user = await tx.db.user.findFirstOrThrow({ where: { directoryId, id: userId } })
  const [address, theirs] = [
    await tx.db.identifier.findFirst({ where: { directoryId, userId, kind: 'email', primary: true } }),
    await tx.db.passkey.findMany({ where: { directoryId, userId } }),
  ]
  const challenge = await issueChallenge(tx, { environmentId, browserId, purpose: 'register', userId }, now)
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: await handleOf(tx, it),
    userName: address?.value ?? user.displayName,
    userDisplayName: user.displayName,
    challenge,
    attestationType: 'none',
    excludeCredentials: theirs.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      transports: transports as AuthenticatorTransportFuture[],
    })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  })
}

type AuthenticatorTransportFuture = NonNullable<
  NonNullable<PublicKeyCredentialCreationOptionsJSON['excludeCredentials']>[number]['transports']
>[number]

/** The person's user handle, made at first need: the directory and 32 random bytes, and nothing of the person. */
async function handleOf(tx: Tx, { directoryId, userId }: Person): Promise<Uint8Array<ArrayBuffer>> {
  const fresh = Uint8Array.from(Buffer.concat([Buffer.from(directoryId.replaceAll('-', ''), 'hex'), randomBytes(32)]))
  await tx.db.user.updateMany({
    where: { directoryId, id: userId, webauthnHandle: null },
    data: { webauthnHandle: fresh },
  })
  const { webauthnHandle } = await tx.db.user.findFirstOrThrow({ where: { directoryId, id: userId } })
  return Uint8Array.from(webauthnHandle ?? fresh)
}

/** Keeps the passkey that an authenticator made, if its answer belongs to a challenge of this browser; used once. */
export async function finishRegistration(tx: Tx, it: Registering, text: string | undefined): Promise<Registered> {
  const { directoryId, userId, environmentId, browserId, party, now } = it
  const answer = readAnswer(text)
  const challenge = answer === undefined ? undefined : challengeOf(answer)
  if (answer === undefined || challenge === undefined) return { kind: 'refused', reason: 'unverified' }
  await lockPerson(tx, it)
  const ceremony = { environmentId, browserId, purpose: 'register', userId } as const
  if (!(await takeChallenge(tx, ceremony, challenge, now))) return { kind: 'refused', reason: 'expired' }
  const info = await verify(answer, challenge, party)
  if (info === undefined) return { kind: 'refused', reason: 'unverified' }
  if ((await tx.db.passkey.count({ where: { directoryId, userId } })) >= perPerson)
    return { kind: 'refused', reason: 'too_many' }
  const { credential, aaguid, credentialDeviceType, credentialBackedUp, userVerified } = info
  const id = newId(now)
  const synced = credentialDeviceType === 'multiDevice'
  const { count } = await tx.db.passkey.createMany({
    data: [
      {
        tenantId: tx.tenantId,
        directoryId,
        id,
        userId,
        credentialId: Uint8Array.from(Buffer.from(credential.id, 'base64url')),
        publicKey: Uint8Array.from(credential.publicKey),
        signCount: BigInt(credential.counter),
        rpId: party.id,
        transports: (credential.transports ?? []).slice(0, 10),
        aaguid,
        backupEligible: synced,
        backedUp: credentialBackedUp,
        name: providerName(aaguid),
        createdAt: now,
        lastUsedAt: now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return { kind: 'refused', reason: 'duplicate' }
  await record(tx, {
    at: now,
    action: 'passkey.registered',
    actor: { kind: 'user', id: userId },
    target: userId,
    environmentId,
    changes: { after: { passkey: id, name: providerName(aaguid), synced } },
  })
  await mailPasskeyAdded(tx, it, providerName(aaguid), now)
  return { kind: 'registered', id, synced, userVerified }
}

type Info = NonNullable<VerifiedRegistrationResponse['registrationInfo']>

/** WebAuthn §7.1. The library throws for whatever does not fit; that is a refusal, not a fault of ours. */
async function verify(
  answer: Record<string, unknown>,
  challenge: Uint8Array,
  party: RelyingParty,
): Promise<Info | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: asRegistration(answer),
      expectedChallenge: Buffer.from(challenge).toString('base64url'),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    })
    return verified ? registrationInfo : undefined
  } catch {
    return undefined
  }
}
