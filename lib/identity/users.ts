import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { forgetDevices } from './assurance/remembered.ts'
import { setByMail } from './assurance/set-by-mail.ts'
import { voidChallenges } from './challenges/void.ts'
import { readEmail } from './email.ts'

export type NewUser = {
  directoryId: string
  email: string
  /** Whether somebody vouches that the address is this person's. Only then is it reserved for them. */
  isEmailVerified: boolean
  displayName?: string
  givenName?: string | null
  familyName?: string | null
  locale?: string | null
  zoneinfo?: string | null
  externalId?: string | null
  /** From `hashPassword`; without one, the person can't sign in with a password. */
  passwordHash?: string
  requireNewPassword?: boolean
  now: Date
}

export type CreatedUser = { id: string; sub: string; email: string }

/** Creates a person with one address and, maybe, a password. Throws `invalid` or `conflict`, by field. */
export async function createUser(tx: Tx, wanted: NewUser): Promise<CreatedUser> {
  const { directoryId, now } = wanted
  const email = readEmail(wanted.email)
  if (email === undefined) throw invalid('email', 'Enter one e-mail address, such as ada@example.com.')
  if (wanted.isEmailVerified) await refuseTaken(tx, directoryId, email.normalized)
  const place = { tenantId: tx.tenantId, directoryId }
  const user = { id: newId(now), sub: randomId() }
  await tx.db.user.createMany({
    data: [
      {
        ...place,
        ...user,
        displayName: wanted.displayName ?? '',
        givenName: wanted.givenName ?? null,
        familyName: wanted.familyName ?? null,
        locale: wanted.locale ?? null,
        zoneinfo: wanted.zoneinfo ?? null,
        externalId: wanted.externalId ?? null,
        requireNewPassword: wanted.requireNewPassword ?? false,
        createdAt: now,
        updatedAt: now,
      },
    ],
  })
  await addEmail(tx, { ...place, userId: user.id, email, isVerified: wanted.isEmailVerified, now })
  if (wanted.passwordHash !== undefined)
    await setPassword(tx, { directoryId, userId: user.id, passwordHash: wanted.passwordHash, now })
  return { ...user, email: email.value }
}

/**
 * Sets a person's password, in the place of the one they had: what was mailed to them is void, and no device stands for a second
 * factor beside the new one. The rules were checked and the hash was made before. `byMail`: nothing but the mailbox says that it is
 * theirs, so the mailbox adds nothing to it (`trustPassword` ends that). Answers its id.
 */
export async function setPassword(
  tx: Tx,
  wanted: { directoryId: string; userId: string; passwordHash: string; byMail?: boolean; now: Date },
): Promise<string> {
  const { directoryId, userId, passwordHash, now } = wanted
  const id = newId(now)
  await tx.db.credential.deleteMany({ where: { directoryId, userId, kind: 'password' } })
  await voidChallenges(tx, { directoryId, userId })
  await forgetDevices(tx, { directoryId, userId })
  await tx.db.credential.createMany({
    data: [
      {
        tenantId: tx.tenantId,
        directoryId,
        id,
        userId,
        kind: 'password',
        secretHash: passwordHash,
        data: wanted.byMail === true ? setByMail : {},
        createdAt: now,
      },
    ],
  })
  return id
}

type EmailRow = {
  tenantId: string
  directoryId: string
  userId: string
  email: { value: string; normalized: string }
  isVerified: boolean
  now: Date
}

async function addEmail(tx: Tx, { tenantId, directoryId, userId, email, isVerified, now }: EmailRow): Promise<void> {
  const row = { tenantId, directoryId, id: newId(now), userId, kind: 'email', primary: true, createdAt: now, ...email }
  try {
    await tx.db.identifier.createMany({ data: [{ ...row, verifiedAt: isVerified ? now : null }] })
  } catch (error) {
    if (isUniqueViolation(error)) throw taken()
    throw error
  }
}

async function refuseTaken(tx: Tx, directoryId: string, normalized: string): Promise<void> {
  const where = { directoryId, kind: 'email', normalized, verifiedAt: { not: null } }
  if ((await tx.db.identifier.findFirst({ where, select: { id: true } })) !== null) throw taken()
}

const taken = (): ServiceError =>
  new ServiceError('conflict', 'Somebody has this address already.', {
    fields: { email: 'Somebody in this directory has this address already.' },
  })

const invalid = (field: string, sentence: string): ServiceError =>
  new ServiceError('invalid', 'Some fields need another look.', { fields: { [field]: sentence } })

/** Prisma's code for a unique constraint; two who write at the same moment meet here. */
const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error as { code: unknown }).code === 'P2002'
