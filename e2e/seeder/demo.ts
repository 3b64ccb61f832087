import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { type DemoTenant, loadDemo } from '#lib/services/demo/load.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { stockPool } from './key-ring.ts'
import type { TenantIds, Wishes } from './wishes.ts'

let loaded: Promise<readonly DemoTenant[]> | undefined

/** The demo, loaded once for the whole run: for tests that only look. */
export async function demo(): Promise<Wishes['demo']['answer']> {
  loaded ??= stockPool().then(() => loadDemo(new Date()))
  return { tenants: [...(await loaded)] }
}

/** What each built-in role may do, from the one table. */
export async function roleTable(): Promise<Wishes['roleTable']['answer']> {
  return Object.fromEntries(everyBuiltInRole.map((role) => [role, [...builtInRoles[role].permissions]]))
}

/** Where people of the built-in tenant `platform` are put. */
export async function platform(): Promise<TenantIds> {
  const { id } = await platformTenant()
  const environments = await asPlatform((db) => db.environment.findMany({ where: { tenantId: id } }))
  const control = environments.find(({ kind }) => kind === 'control')
  const directory = await withTenant(id, (tx) =>
    tx.db.directory.findFirstOrThrow({ where: { id: control?.directoryId ?? '' } }),
  )
  const none = { production: '', staging: '' }
  return { id, directories: { main: directory.id, staging: '' }, environments: { ...none, control: control?.id ?? '' } }
}
