import { controlValues, type FieldOf, type Level, type PolicyKind, policies, type Values } from './fields.ts'
import type { Layer } from './merge.ts'

/** Whose policy is asked for. Each part that is left out takes no part. */
export type PolicyScope = {
  environment?: { id: string; kind: string } | undefined
  directoryId?: string | undefined
  clientId?: string | undefined
  /** The roles of whoever signs in, those that theirs include too: each has a say. */
  roleIds?: readonly string[] | undefined
}

/** What each level says, by kind: what `effective` takes. */
export type LayersOf = <K extends PolicyKind>(kind: K) => Layer<K>[]

/** A stored policy and where it stands. */
export type PolicyRow = {
  kind: string
  value: unknown
  level: string
  environmentId?: string | null
  directoryId?: string | null
  clientId?: string | null
  roleId?: string | null
}

/** What the platform's defaults and those policies say that are in a scope; the others may be among the rows. */
export function layersOf(
  defaults: readonly { key: string; value: unknown }[],
  rows: readonly PolicyRow[],
  scope: PolicyScope,
): LayersOf {
  const heard = rows.filter((row) => isInScope(row, scope))
  const stored = new Map(defaults.map((row) => [row.key, row.value]))
  return <K extends PolicyKind>(kind: K) => {
    const platform: Layer<K> = {
      level: 'platform',
      values: readValues(kind, stored.get(kind)),
      ceilings: readValues(kind, stored.get(`${kind}.ceiling`)),
    }
    const own = heard.filter((row) => row.kind === kind)
    const layers = own.map((row): Layer<K> => ({ level: row.level as Level, values: readValues(kind, row.value) }))
    const control: Layer<K>[] =
      scope.environment?.kind === 'control' ? [{ level: 'control', values: readValues(kind, controlValues[kind]) }] : []
    return [platform, ...layers, ...control]
  }
}

function isInScope(row: PolicyRow, scope: PolicyScope): boolean {
  if (row.level === 'tenant') return true
  if (row.level === 'environment') return isSame(row.environmentId, scope.environment?.id)
  if (row.level === 'directory') return isSame(row.directoryId, scope.directoryId)
  if (row.level === 'client') return isSame(row.clientId, scope.clientId)
  if (row.level === 'role') return row.roleId != null && scope.roleIds?.includes(row.roleId) === true
  return false
}

const isSame = (id: string | null | undefined, wanted: string | undefined): boolean => id != null && id === wanted

/** Only known fields, only numbers: what a stored row says beyond that is nobody's policy. */
export function readValues<K extends PolicyKind>(kind: K, value: unknown): Partial<Values<K>> {
  if (typeof value !== 'object' || value === null) return {}
  const stored = value as Record<string, unknown>
  const known = Object.keys(policies[kind]).filter((name) => typeof stored[name] === 'number')
  return Object.fromEntries(known.map((name) => [name as FieldOf<K>, stored[name]])) as Partial<Values<K>>
}
