import type { Tx } from '#lib/db/with-tenant.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { createUser } from '#lib/identity/users.ts'
import { newId } from '#lib/kernel/ids.ts'
import { giveRole } from '../assignments/give.ts'
import type { Call } from '../call.ts'
import { recordChanges } from '../record.ts'
import { initialPassword } from '../users/initial-password.ts'
import type { DemoPerson, DemoStory } from './story.ts'

export type DemoLogin = { name: string; email: string; password: string; role: string | null; directory: string }
export type AddedPerson = DemoLogin & { id: string; directoryId: string; person: DemoPerson }

/** The address of somebody in the story. */
export const addressOf = (story: DemoStory, person: DemoPerson): string =>
  person.mailbox.includes('@') ? person.mailbox : `${person.mailbox}@${story.domain}`

/** Adds one person of the story with a password of their own, their groups and their built-in role. */
export async function addPerson(
  tx: Tx,
  call: Call,
  story: DemoStory,
  place: { directoryId: string; directory: string; groups: ReadonlyMap<string, string> },
  person: DemoPerson,
): Promise<AddedPerson> {
  const { directoryId, directory, groups } = place
  const { now } = call
  const password = initialPassword()
  const email = addressOf(story, person)
  const [givenName = null, ...rest] = person.name.split(' ')
  const user = await createUser(tx, {
    directoryId,
    email,
    isEmailVerified: true,
    displayName: person.name,
    givenName,
    familyName: rest.join(' ') || null,
    passwordHash: await hashPassword(password),
    now,
  })
  for (const slug of person.groups ?? []) {
    const groupId = groups.get(slug)
    if (groupId !== undefined)
      await tx.db.groupMember.createMany({ data: [{ tenantId: tx.tenantId, directoryId, groupId, userId: user.id }] })
  }
  await recordChanges(tx, call, 'user.created', [
    { id: user.id, before: null, after: { displayName: person.name, email } },
  ])
  if (person.builtInRole !== undefined) {
    const role = person.builtInRole
    const to = { kind: 'user', directoryId, id: user.id } as const
    const id = await giveRole(tx, { role: { builtIn: role }, to, environmentId: null, grantedBy: null, now })
    await recordChanges(tx, call, 'assignment.created', [{ id, before: null, after: { role, user: user.id } }])
  }
  return {
    id: user.id,
    directoryId,
    directory,
    name: person.name,
    email,
    password,
    role: person.builtInRole ?? null,
    person,
  }
}

/** Adds the groups of the story to a directory; answers their ids by slug. */
export async function addGroups(
  tx: Tx,
  call: Call,
  story: DemoStory,
  directoryId: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [slug, displayName] of Object.entries(story.groups)) {
    const id = newId(call.now)
    await tx.db.group.createMany({ data: [{ tenantId: tx.tenantId, directoryId, id, slug, displayName }] })
    await recordChanges(tx, call, 'group.created', [{ id, before: null, after: { slug, displayName } }])
    ids.set(slug, id)
  }
  return ids
}
