import type { Tx } from '#lib/db/with-tenant.ts'
import { type PolicyKind, policies, type Values } from './fields.ts'
import { type LayersOf, layersOf, type PolicyRow, type PolicyScope } from './layers.ts'
import { type Effective, effective, valuesOf } from './merge.ts'

export type EffectivePolicies = { [K in PolicyKind]: Effective<K> }
export type PolicyValues = { [K in PolicyKind]: Values<K> }

/** What each level says in a scope, by kind. One statement, however many policies there are. */
export async function loadLayers(tx: Tx, scope: PolicyScope): Promise<LayersOf> {
  const rows = await readRows(tx, scope)
  const defaults = rows.filter(({ level }) => level === 'platform').map(({ kind, value }) => ({ key: kind, value }))
  return layersOf(defaults, rows, scope)
}

const kinds = Object.keys(policies)
const ofPlace = ['tenant', 'environment', 'directory']

/** Clients and roles may be many, and whoever signs in asks of few: theirs are read by their own keys, beside those of the place. */
const readRows = (tx: Tx, { environment, clientId, roleIds = [] }: PolicyScope) => tx.sql<PolicyRow>`
    select 'platform' as level, key as kind, value, null::uuid as "environmentId", null::uuid as "directoryId",
      null::uuid as "clientId", null::uuid as "roleId"
    from platform_default
  union all
    select level, kind, value, environment_id, directory_id, client_id, role_id from policies
    where tenant_id = ${tx.tenantId}::uuid and kind = any(${kinds}::text[]) and level = any(${ofPlace}::text[])
  union all
    select level, kind, value, environment_id, directory_id, client_id, role_id from policies
    where tenant_id = ${tx.tenantId}::uuid and kind = any(${kinds}::text[]) and level = 'client'
      and environment_id = ${environment?.id ?? null}::uuid and client_id = ${clientId ?? null}::uuid
  union all
    select level, kind, value, environment_id, directory_id, client_id, role_id from policies
    where tenant_id = ${tx.tenantId}::uuid and kind = any(${kinds}::text[]) and level = 'role'
      and role_id = any(${[...roleIds]}::uuid[])`

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
