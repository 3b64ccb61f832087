import type { Tx } from '#lib/db/with-tenant.ts'
import { controlValues, type FieldOf, type Level, type PolicyKind, policies, type Values } from './fields.ts'
import { type Effective, effective, type Layer, valuesOf } from './merge.ts'

/** Whose policy is asked for. Each part that is left out takes no part. */
export type PolicyScope = {
  environment?: { id: string; kind: string } | undefined
  directoryId?: string | undefined
  clientId?: string | undefined
}

/** The policy that holds in a scope, with the origin of each value. */
export async function loadPolicy<K extends PolicyKind>(tx: Tx, kind: K, scope: PolicyScope): Promise<Effective<K>> {
  const [defaults, rows] = await Promise.all([
    tx.db.platformDefault.findMany({ where: { key: { in: [kind, `${kind}.ceiling`] } } }),
    tx.db.policy.findMany({ where: { kind } }),
  ])
  const layers: Layer<K>[] = rows
    .filter((row) => isInScope(row, scope))
    .map((row) => ({ level: row.level as Level, values: readValues(kind, row.value) }))
  layers.push({
    level: 'platform',
    values: readValues(kind, defaults.find((row) => row.key === kind)?.value),
    ceilings: readValues(kind, defaults.find((row) => row.key !== kind)?.value),
  })
  if (scope.environment?.kind === 'control' && kind === 'session')
    layers.push({ level: 'control', values: controlValues.session as Partial<Values<K>> })
  return effective(kind, layers)
}

/** As `loadPolicy`, the bare values. */
export const loadPolicyValues = async <K extends PolicyKind>(tx: Tx, kind: K, scope: PolicyScope): Promise<Values<K>> =>
  valuesOf(await loadPolicy(tx, kind, scope))

type Row = { level: string; environmentId: string | null; directoryId: string | null; clientId: string | null }

function isInScope(row: Row, scope: PolicyScope): boolean {
  if (row.level === 'tenant') return true
  if (row.level === 'environment') return row.environmentId !== null && row.environmentId === scope.environment?.id
  if (row.level === 'directory') return row.directoryId !== null && row.directoryId === scope.directoryId
  if (row.level === 'client') return row.clientId !== null && row.clientId === scope.clientId
  return false
}

/** Only known fields, only numbers: what a stored row says beyond that is nobody's policy. */
function readValues<K extends PolicyKind>(kind: K, value: unknown): Partial<Values<K>> {
  if (typeof value !== 'object' || value === null) return {}
  const stored = value as Record<string, unknown>
  const known = Object.keys(policies[kind]).filter((name) => typeof stored[name] === 'number')
  return Object.fromEntries(known.map((name) => [name as FieldOf<K>, stored[name]])) as Partial<Values<K>>
}
