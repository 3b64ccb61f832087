import type { Tx } from '#lib/db/with-tenant.ts'
import { controlValues, type FieldOf, type Level, type PolicyKind, policies, type Values } from './fields.ts'
import { type Effective, effective, type Layer, valuesOf } from './merge.ts'

/** Whose policy is asked for. Each part that is left out takes no part. */
export type PolicyScope = {
  environment?: { id: string; kind: string } | undefined
  directoryId?: string | undefined
  clientId?: string | undefined
  /** The roles of whoever signs in, those that theirs include too: each has a say. */
  roleIds?: readonly string[] | undefined
}

export type EffectivePolicies = { [K in PolicyKind]: Effective<K> }
export type PolicyValues = { [K in PolicyKind]: Values<K> }

/** What each level says in a scope, by kind. Two reads, however many policies there are; one more where a client is named, and one where roles are. */
export async function loadLayers(tx: Tx, scope: PolicyScope): Promise<<K extends PolicyKind>(kind: K) => Layer<K>[]> {
  const defaults = await tx.db.platformDefault.findMany()
  const rows = (await readRows(tx, scope)).filter((row) => isInScope(row, scope))
  const stored = new Map(defaults.map((row) => [row.key, row.value]))
  return <K extends PolicyKind>(kind: K) => {
    const platform: Layer<K> = {
      level: 'platform',
      values: readValues(kind, stored.get(kind)),
      ceilings: readValues(kind, stored.get(`${kind}.ceiling`)),
    }
    const own = rows.filter((row) => row.kind === kind)
    const layers = own.map((row): Layer<K> => ({ level: row.level as Level, values: readValues(kind, row.value) }))
    const control: Layer<K>[] =
      scope.environment?.kind === 'control' ? [{ level: 'control', values: readValues(kind, controlValues[kind]) }] : []
    return [platform, ...layers, ...control]
  }
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

type Row = {
  level: string
  environmentId: string | null
  directoryId: string | null
  clientId: string | null
  roleId: string | null
}

function isInScope(row: Row, scope: PolicyScope): boolean {
  if (row.level === 'tenant') return true
  if (row.level === 'environment') return row.environmentId !== null && row.environmentId === scope.environment?.id
  if (row.level === 'directory') return row.directoryId !== null && row.directoryId === scope.directoryId
  if (row.level === 'client') return row.clientId !== null && row.clientId === scope.clientId
  if (row.level === 'role') return row.roleId !== null && scope.roleIds?.includes(row.roleId) === true
  return false
}

/** Only known fields, only numbers: what a stored row says beyond that is nobody's policy. */
export function readValues<K extends PolicyKind>(kind: K, value: unknown): Partial<Values<K>> {
  if (typeof value !== 'object' || value === null) return {}
  const stored = value as Record<string, unknown>
  const known = Object.keys(policies[kind]).filter((name) => typeof stored[name] === 'number')
  return Object.fromEntries(known.map((name) => [name as FieldOf<K>, stored[name]])) as Partial<Values<K>>
}
