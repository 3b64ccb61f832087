import type { Tx } from '#lib/db/with-tenant.ts'
import { type PolicyKind, policies, type Values } from './fields.ts'
import { type LayersOf, layersOf, type PolicyScope } from './layers.ts'
import { type Effective, effective, valuesOf } from './merge.ts'

export type EffectivePolicies = { [K in PolicyKind]: Effective<K> }
export type PolicyValues = { [K in PolicyKind]: Values<K> }

/** What each level says in a scope, by kind. Two reads, however many policies there are; one more where a client is named, and one where roles are. */
export async function loadLayers(tx: Tx, scope: PolicyScope): Promise<LayersOf> {
  const defaults = await tx.db.platformDefault.findMany()
  return layersOf(defaults, await readRows(tx, scope), scope)
}

/** Clients and roles may be many, and whoever signs in asks of few: theirs are read by the place alone. */
async function readRows(tx: Tx, { environment, clientId, roleIds = [] }: PolicyScope) {
  const ofTenant = { tenantId: tx.tenantId, kind: { in: Object.keys(policies) } }
  const rows = await tx.db.policy.findMany({
    where: { ...ofTenant, level: { in: ['tenant', 'environment', 'directory'] } },
  })
  if (environment !== undefined && clientId !== undefined) {
    const place = { level: 'client', environmentId: environment.id, clientId }
    rows.push(...(await tx.db.policy.findMany({ where: { ...ofTenant, ...place } })))
  }
  if (roleIds.length > 0)
    rows.push(...(await tx.db.policy.findMany({ where: { ...ofTenant, level: 'role', roleId: { in: [...roleIds] } } })))
  return rows
}

/** Every policy that holds in a scope, with the origin of each value. */
export async function loadPolicies(tx: Tx, scope: PolicyScope): Promise<EffectivePolicies> {
  const layers = await loadLayers(tx, scope)
  const load = <K extends PolicyKind>(kind: K): Effective<K> => effective(kind, layers(kind))
  return {
    password: load('password'),
    lockout: load('lockout'),
    session: load('session'),
    tokens: load('tokens'),
    mfa: load('mfa'),
    sign_up: load('sign_up'),
    keys: load('keys'),
  }
}

/** As `loadPolicies`, the bare values: for those who only obey them. */
export async function loadPolicyValues(tx: Tx, scope: PolicyScope): Promise<PolicyValues> {
  const { password, lockout, session, tokens, mfa, sign_up, keys } = await loadPolicies(tx, scope)
  return {
    password: valuesOf(password),
    lockout: valuesOf(lockout),
    session: valuesOf(session),
    tokens: valuesOf(tokens),
    mfa: valuesOf(mfa),
    sign_up: valuesOf(sign_up),
    keys: valuesOf(keys),
  }
}
