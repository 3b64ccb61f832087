import { findUser } from '#lib/db/hot/index.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { accessAt, assignedRoles, type Subject } from '#lib/issuance/effective-access.ts'
import { claimsOf } from '#lib/issuance/user-claims.ts'
import type { AccessSubject, ClaimsPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'

/** Claims and access as they are now. What a role gives comes from the snapshot; who has which role is read live. */
export const claimsPort = (snapshot: Snapshot): ClaimsPort => ({
  async ofUser(userId, names) {
    if (names.length === 0) return {} // the code or token that led here was found alive, its user with it
    const user = await findUser(placeOf(snapshot), userId)
    return user === undefined ? undefined : claimsOf(user, names)
  },
  async atAudience(subject, audience) {
    if (!snapshot.hasRolesAt(audience)) return { roles: [], permissions: [] }
    const roleIds = await withTenant(snapshot.tenant.id, (tx) => assignedRoles(tx, subjectHere(subject, snapshot)))
    return accessAt(snapshot.roles, roleIds, audience)
  },
})

function subjectHere(subject: AccessSubject, { environment, directoryId }: Snapshot): Subject {
  const environmentId = environment.id
  return subject.kind === 'client'
    ? { kind: 'client', environmentId, clientRef: subject.clientRef }
    : { kind: 'user', environmentId, directoryId, userId: subject.userId }
}
