import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { type LockableField, lockedFieldsOf } from './locked-fields.ts'
import type { Profile } from './read-profile.ts'

/** By what a tenant locks each field. */
export const lockOf: Record<keyof Profile, LockableField> = {
  displayName: 'name',
  givenName: 'name',
  familyName: 'name',
  locale: 'language',
  zoneinfo: 'time_zone',
}

type Changing = {
  profile: Profile
  /** The version of the person that their form was made for. */
  version: bigint
  environmentId: string
  now: Date
}

/** `moved`: somebody else saved meanwhile, nothing was changed, and this is how the person is now. `locked`: theirs not to change. */
export type ProfileVerdict =
  | { kind: 'changed' | 'unknown' }
  | { kind: 'moved'; stored: Profile; version: bigint }
  | { kind: 'locked'; fields: readonly (keyof Profile)[] }

/** Changes who a person is, for the person themselves: one write, if nobody changed them meanwhile, with its event. */
export async function changeProfile(
  tx: Tx,
  { directoryId, userId }: Person,
  { profile, version, environmentId, now }: Changing,
): Promise<ProfileVerdict> {
  const select = {
    ...{ displayName: true, givenName: true, familyName: true, locale: true, zoneinfo: true },
    version: true,
  }
  const row = await tx.db.user.findFirst({ where: { directoryId, id: userId, status: 'active' }, select })
  if (row === null) return { kind: 'unknown' }
  const { version: current, ...stored } = row
  const names = Object.keys(stored) as (keyof Profile)[]
  const changed = names.filter((name) => stored[name] !== profile[name])
  const locks = await lockedFieldsOf(tx, directoryId)
  const fields = changed.filter((name) => locks.has(lockOf[name]))
  if (fields.length > 0) return { kind: 'locked', fields }
  if (current !== version) return { kind: 'moved', stored, version: current }
  if (changed.length === 0) return { kind: 'changed' }
  const { count } = await tx.db.user.updateMany({
    where: { directoryId, id: userId, version },
    data: { ...profile, version: { increment: 1 }, updatedAt: now },
  })
  if (count === 0) return changeProfile(tx, { directoryId, userId }, { profile, version, environmentId, now })
  const [before, after] = [stored, profile].map((each) => Object.fromEntries(changed.map((name) => [name, each[name]])))
  const actor = { kind: 'user', id: userId } as const
  const changes = { before: before ?? {}, after: after ?? {} }
  await record(tx, { at: now, action: 'user.changed', actor, target: userId, environmentId, changes })
  return { kind: 'changed' }
}
