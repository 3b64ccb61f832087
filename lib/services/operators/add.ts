import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { normalizeEmail } from '#lib/identity/email.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { createUser } from '#lib/identity/users.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { giveRole } from '../assignments/give.ts'
import type { Call } from '../call.ts'
import type { Change } from '../record.ts'
import { findPlatform } from '../tenants/find.ts'
import { personFields } from '../users/create.ts'
import { refuseClaimedAbove } from '../users/identifiers.ts'
import { initialPassword } from '../users/initial-password.ts'
import { verb } from '../verb.ts'
import { operatorRole } from './fields.ts'

/**
 * Makes somebody an operator: a person of the platform who is there already, found by their address, or a new one, whose first
 * password is in the answer and nowhere else. Nobody gives what they do not hold (S10).
 */
export const addOperator = verb({
  name: 'operator.added',
  permission: 'platform:operator:write',
  input: z.strictObject({
    displayName: personFields.displayName.optional(),
    email: personFields.email,
    role: operatorRole,
  }),
  target: (tx) => findPlatform(tx),
  async run(tx, _platform, { displayName, email, role }, call) {
    await lockAccess(tx)
    if (!mayGive(await heldBy(tx, call.actor), role, null))
      throw new ServiceError('forbidden', 'You can give the roles that you hold, and no others.')
    const person = (await knownBy(tx, email)) ?? (await made(tx, { displayName, email }, call))
    const { id, directoryId, password, changes } = person
    const to = { kind: 'user', id, directoryId } as const
    const grantedBy = userIdOf(call.actor) ?? null
    const given = await giveRole(tx, { role: { builtIn: role }, to, environmentId: null, grantedBy, now: call.now })
    return {
      result: { id: formatId('user', id), email, password },
      changes: [
        { id, before: null, after: { role } },
        ...changes,
        { action: 'assignment.created', id: given, before: null, after: { role, user: id } },
      ],
    }
  },
  example: (seed) => ({
    displayName: 'Oda Operator',
    email: `oda.${seed.unique()}@example.test`,
    role: 'auditor' as const,
  }),
})

type Person = { id: string; directoryId: string; password: string | null; changes: Change[] }

const portalDirectory = async (tx: Tx): Promise<string> =>
  (await tx.db.environment.findFirstOrThrow({ where: { kind: 'control' }, select: { directoryId: true } })).directoryId

/** Somebody of the platform whose address this is. An address that nobody vouched for is nobody's. */
async function knownBy(tx: Tx, email: string): Promise<Person | undefined> {
  const directoryId = await portalDirectory(tx)
  const normalized = normalizeEmail(email) ?? ''
  const found = await tx.db.identifier.findFirst({
    where: { tenantId: tx.tenantId, directoryId, kind: 'email', normalized, verifiedAt: { not: null } },
    select: { userId: true },
  })
  return found === null ? undefined : { id: found.userId, directoryId, password: null, changes: [] }
}

async function made(
  tx: Tx,
  { displayName, email }: { displayName: string | undefined; email: string },
  { actor, now }: Call,
): Promise<Person> {
  if (displayName === undefined)
    throw new ServiceError('invalid', 'Some fields need another look.', {
      fields: { displayName: 'is needed: nobody has this address yet' },
    })
  const directoryId = await portalDirectory(tx)
  await refuseClaimedAbove(tx, actor, { directoryId, kind: 'email', normalized: normalizeEmail(email) ?? '' }, 'email')
  const password = initialPassword()
  const passwordHash = await hashPassword(password)
  const wanted = { directoryId, email, isEmailVerified: true, displayName, passwordHash, requireNewPassword: true, now }
  const user = await createUser(tx, wanted)
  const after = { displayName, email: user.email }
  return { id: user.id, directoryId, password, changes: [{ action: 'user.created', id: user.id, before: null, after }] }
}
