import type { AccessSubject, ClaimsPort } from '#lib/oidc/ports.ts'
import { accessAt, type Subject } from './effective-access.ts'
import type { LoadedEnvironment } from './environment.ts'
import { claimsOf, type UserFacts } from './user-claims.ts'

/** How claims are read: within a transaction that is open already (a preview), or each read on its own (the provider). */
export type ClaimReads = {
  /** An active person of the environment's directory; undefined when gone or suspended. */
  findUser(userId: string): Promise<UserFacts | undefined>
  /** The ids of the roles that a subject has, as they are now. */
  findRoles(subject: Subject): Promise<readonly string[]>
}

type Here = Pick<LoadedEnvironment, 'environment' | 'directoryId' | 'roles' | 'hasRolesAt'>

/** Claims and access as they are now. What a role gives comes from `here`; who has which role is read live. */
export const claimsOn = (here: Here, reads: ClaimReads): ClaimsPort => ({
  async ofUser(userId, names) {
    if (names.length === 0) return {} // the code or token that led here was found alive, its user with it
    const user = await reads.findUser(userId)
    return user === undefined ? undefined : claimsOf(user, names, here.environment.issuer)
  },
  async atAudience(subject, audience) {
    if (!here.hasRolesAt(audience)) return { roles: [], permissions: [] }
    return accessAt(here.roles(), await reads.findRoles(subjectHere(subject, here)), audience)
  },
})

function subjectHere(subject: AccessSubject, { environment, directoryId }: Here): Subject {
  const environmentId = environment.id
  return subject.kind === 'client'
    ? { kind: 'client', environmentId, clientRef: subject.clientRef }
    : { kind: 'user', environmentId, directoryId, userId: subject.userId }
}
