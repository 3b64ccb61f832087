import { heldBy } from '#lib/access/held.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import type { FoundInvitation } from './find.ts'
import { inviterOf } from './inviter.ts'
import { mayPromiseGroup, mayPromiseRole, type PromisedRole } from './promise.ts'

/** What came of the promises of an invitation. `withheld` is what the inviter could no longer give. */
export type Fulfilled = { given: string[]; withheld: string[] }

type Person = { id: string; environmentId: string; now: Date }

/**
 * Gives a person what an invitation promises, as far as whoever invited them holds it at this moment (S10): an administrator
 * who lost their role, or is gone, makes nobody an administrator any more. The rest is given and what was withheld is told
 * to the trail, so that a person is never turned away for what happened to somebody else. Called with access locked.
 */
export async function fulfil(tx: Tx, invitation: FoundInvitation, person: Person): Promise<Fulfilled> {
  const held = await heldBy(tx, await inviterOf(tx, invitation))
  const done: Fulfilled = { given: [], withheld: [] }
  for (const role of invitation.roles) {
    const name = role.builtinRole ?? formatId('role', role.roleId ?? '')
    if (!(await mayPromiseRole(tx, held, role))) done.withheld.push(name)
    else if (await giveRole(tx, invitation, person, role)) done.given.push(name)
  }
  for (const { groupId } of invitation.groups) {
    const name = formatId('group', groupId)
    if (!(await mayPromiseGroup(tx, held, invitation.directoryId, groupId))) done.withheld.push(name)
    else if (await joinGroup(tx, invitation, person, groupId)) done.given.push(name)
  }
  return done
}

/** Writes the assignment, unless they have that role there already. */
async function giveRole(tx: Tx, invitation: FoundInvitation, person: Person, role: PromisedRole): Promise<boolean> {
  const { roleId, builtinRole, environmentId } = role
  const { directoryId: userDirectoryId, invitedBy: grantedBy } = invitation
  const id = newId(person.now)
  const given = { roleId, builtinRole, environmentId, userDirectoryId, userId: person.id }
  const row = { tenantId: tx.tenantId, id, ...given, grantedBy, createdAt: person.now }
  const { count } = await tx.db.assignment.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return false
  const after = { role: builtinRole ?? formatId('role', roleId ?? ''), user: person.id }
  await record(tx, {
    at: person.now,
    action: 'assignment.created',
    actor: { kind: 'user', id: person.id, onBehalfOf: grantedBy },
    target: id,
    environmentId,
    changes: { after },
  })
  return true
}

/** Writes the membership, unless they are in the group already. */
async function joinGroup(tx: Tx, invitation: FoundInvitation, person: Person, groupId: string): Promise<boolean> {
  const { directoryId, invitedBy: addedBy } = invitation
  const row = { tenantId: tx.tenantId, directoryId, groupId, userId: person.id, addedBy, createdAt: person.now }
  const { count } = await tx.db.groupMember.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return false
  await record(tx, {
    at: person.now,
    action: 'membership.added',
    actor: { kind: 'user', id: person.id, onBehalfOf: addedBy },
    target: person.id,
    changes: { after: { group: formatId('group', groupId) } },
  })
  return true
}
