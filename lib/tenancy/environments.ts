import type { Tx } from '#lib/db/with-tenant.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { provisionKeys } from '#lib/keys/rotation.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { colourOf, type EnvironmentColour, type EnvironmentKind } from './environment-looks.ts'

export type NewEnvironment = {
  /** The slug of its tenant, and the origin of the installation: what its issuer is made of. */
  tenant: string
  origin: string
  slug: string
  displayName: string
  kind: EnvironmentKind | 'control'
  colour?: EnvironmentColour
  directoryId: string
  now: Date
}

/** The issuer of an environment: made once, stored, never changed. */
export const issuerOf = ({ origin, tenant, slug }: Pick<NewEnvironment, 'origin' | 'tenant' | 'slug'>): string =>
  `${origin}/t/${tenant}/${slug}`

/**
 * Makes an environment of the tenant of `tx`, which signs at once with keys from the pool; the next ones are published by a
 * job. Answers its id. Throws `conflict`, by field, when the slug is taken or there are enough.
 */
export async function addEnvironment(tx: Tx, wanted: NewEnvironment): Promise<string> {
  const { slug, displayName, kind, directoryId, now } = wanted
  if ((await tx.db.environment.count({ where: { tenantId: tx.tenantId } })) > bounds.tenant.environments)
    throw new ServiceError('conflict', `A tenant has at most ${bounds.tenant.environments} environments.`)
  const id = newId(now)
  const look = { displayName, kind, colour: wanted.colour ?? colourOf(kind) }
  const row = { tenantId: tx.tenantId, id, slug, directoryId, ...look, issuer: issuerOf(wanted) }
  const data = [{ ...row, createdAt: now, updatedAt: now }]
  const { count } = await tx.db.environment.createMany({ data, skipDuplicates: true })
  if (count === 0)
    throw new ServiceError('conflict', 'This tenant has an environment of that name.', {
      fields: { slug: 'is the name of another environment here' },
    })
  await provisionKeys(tx, id, now)
  await enqueue(tx, 'keep_signing_keys', tx.tenantId, id)
  return id
}

/**
 * Erases an environment with everything in it; the trail goes on telling of it. What is kept apart for speed, without a
 * reference to the environment, goes by its own statements.
 */
export async function eraseEnvironment(tx: Tx, environmentId: string): Promise<void> {
  const where = { tenantId: tx.tenantId, environmentId }
  await tx.db.environment.deleteMany({ where: { tenantId: tx.tenantId, id: environmentId } })
  await tx.db.browser.deleteMany({ where })
  await tx.db.revokedToken.deleteMany({ where })
  await tx.db.usedAssertion.deleteMany({ where })
}
