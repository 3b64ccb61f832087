import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { PolicyScope } from '#lib/policy/layers.ts'
import { findDirectory } from '../directories/find.ts'
import { findRole } from '../roles/find.ts'
import { isTopic, levelsOf, type PolicyLevel, type PolicyTopic, policyLevels } from './topics.ts'

const name = z.string().max(bounds.text.slug).optional()

/** How a policy is named: what it is about, and the level and place that says it. A topic that does not exist has no page. */
export const placeFields = {
  topic: z.string().max(60),
  level: z.enum(policyLevels),
  environment: name,
  directory: name,
  client: z.string().max(40).optional(),
  role: z.string().max(40).optional(),
}

type Named = {
  topic: string
  level: PolicyLevel
  environment?: string | undefined
  directory?: string | undefined
  client?: string | undefined
  role?: string | undefined
}

/** A level in a place that may say something about a topic. */
export type PolicyPlace = {
  topic: PolicyTopic
  level: PolicyLevel
  /** Where the permission is asked for. */
  environmentId: string | null
  /** The key of the place's row. */
  key: {
    level: PolicyLevel
    environmentId: string | null
    directoryId: string | null
    clientId: string | null
    roleId: string | null
  }
  scope: PolicyScope
  displayName: string
  /** Whether administrators sign in by what is said here: then it may not be weaker than what the platform says. */
  isHeld: boolean
}

const parts = ['environment', 'directory', 'client', 'role'] as const
const named: Record<PolicyLevel, readonly (typeof parts)[number][]> = {
  tenant: [],
  environment: ['environment'],
  directory: ['directory'],
  client: ['environment', 'client'],
  role: ['role'],
}

/** Finds the place that an input names; undefined where the topic is not set at that level, or nothing is there. `control` has policies like any environment. */
export async function findPolicyPlace(tx: Tx, input: Named): Promise<PolicyPlace | undefined> {
  const { topic, level } = input
  if (!isTopic(topic) || !levelsOf(topic).includes(level)) return undefined
  for (const part of parts) {
    if (input[part] === undefined || named[level].includes(part)) continue
    throw new ServiceError('invalid', 'Some fields need another look.', {
      fields: { [part]: 'does not belong to this level' },
    })
  }
  if (level === 'tenant') return tenantPlace(tx, topic)
  if (level === 'directory') return directoryPlace(tx, topic, input.directory ?? '')
  return level === 'role' ? rolePlace(tx, topic, input.role ?? '') : environmentPlace(tx, topic, input)
}

const nowhere = { environmentId: null, directoryId: null, clientId: null, roleId: null }

async function tenantPlace(tx: Tx, topic: PolicyTopic): Promise<PolicyPlace> {
  const { displayName } = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId } })
  const key = { level: 'tenant' as const, ...nowhere }
  return { topic, level: 'tenant', environmentId: null, key, scope: {}, displayName, isHeld: false }
}

async function directoryPlace(tx: Tx, topic: PolicyTopic, slug: string): Promise<PolicyPlace | undefined> {
  const row = await findDirectory(tx, slug)
  if (row === undefined) return undefined
  const { id: directoryId, displayName } = row
  const where = { tenantId: tx.tenantId, kind: 'control', directoryId }
  const isHeld = (await tx.db.environment.count({ where })) > 0
  const key = { ...nowhere, level: 'directory' as const, directoryId }
  return { topic, level: 'directory', environmentId: null, key, scope: { directoryId }, displayName, isHeld }
}

/** Roles are of the whole tenant, and only tighten: nobody signs in with less protection because of one. */
async function rolePlace(tx: Tx, topic: PolicyTopic, shownId: string): Promise<PolicyPlace | undefined> {
  const role = await findRole(tx, shownId)
  if (role === undefined) return undefined
  const key = { ...nowhere, level: 'role' as const, roleId: role.id }
  const place = { topic, level: 'role' as const, environmentId: null, displayName: role.displayName, isHeld: false }
  return { ...place, key, scope: { roleIds: [role.id] } }
}

async function environmentPlace(tx: Tx, topic: PolicyTopic, input: Named): Promise<PolicyPlace | undefined> {
  const slug = input.environment ?? ''
  const row = await tx.db.environment.findUnique({ where: { tenantId_slug: { tenantId: tx.tenantId, slug } } })
  if (row === null) return undefined
  const { id: environmentId, kind } = row
  const place = { topic, environmentId, isHeld: kind === 'control' }
  const environment = { id: environmentId, kind }
  if (input.level === 'environment') {
    const key = { ...nowhere, level: 'environment' as const, environmentId }
    return { ...place, level: 'environment', key, scope: { environment }, displayName: row.displayName }
  }
  const clientId = parseId('client', input.client ?? '')
  if (clientId === undefined) return undefined
  const client = await tx.db.client.findUnique({
    where: { tenantId_environmentId_id: { tenantId: tx.tenantId, environmentId, id: clientId } },
    select: { name: true, builtIn: true },
  })
  if (client === null || client.builtIn !== null) return undefined
  const key = { ...nowhere, level: 'client' as const, environmentId, clientId }
  return { ...place, level: 'client', key, scope: { environment, clientId }, displayName: client.name }
}
