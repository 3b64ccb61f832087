import { Gather } from '#lib/kernel/gather.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { databaseConfig } from './configure.ts'
import { platformPool } from './pools.ts'

export type ResolvedEnvironment = {
  tenantId: string
  environmentId: string
  /** Whatever it is but `active`, nothing is served. */
  tenantStatus: 'active' | 'suspended' | 'deleting' | 'deleted'
  environmentStatus: 'active' | 'suspended'
  issuer: string
  version: bigint
}

type Slugs = readonly [tenant: string, environment: string]

type Row = {
  n: string
  tenant_id: string
  environment_id: string
  tenant_status: ResolvedEnvironment['tenantStatus']
  environment_status: ResolvedEnvironment['environmentStatus']
  issuer: string
  version: string
}

const text = `
  select x.n, t.id as tenant_id, e.id as environment_id, t.status as tenant_status, e.status as environment_status, e.issuer, e.version
  from unnest($1::text[], $2::text[]) with ordinality x (tenant, environment, n)
    join tenants t on t.slug = x.tenant
    join environments e on e.tenant_id = t.id and e.slug = x.environment`

/** One of the few connections that requests have as signet_platform: thousands of tenants are looked at again all the time. */
const limits = { most: 100, lanes: 1, waiting: 4_000 }

/**
 * The environment that two slugs name, before any tenant is known: so as signet_platform. Undefined when there is none. Those who
 * ask at the same time are answered by one statement; beyond a bound of them it rejects as `unavailable`.
 */
export const resolveEnvironment = (tenant: string, environment: string): Promise<ResolvedEnvironment | undefined> =>
  singleton('db.resolve', () => new Gather<Slugs, ResolvedEnvironment | undefined>({ ...limits, send: resolve })).ask([
    tenant,
    environment,
  ])

async function resolve(slugs: Slugs[]): Promise<(ResolvedEnvironment | undefined)[]> {
  const values = [slugs.map(([tenant]) => tenant), slugs.map(([, environment]) => environment)]
  const prepared = databaseConfig().poolMode ? {} : { name: 'resolve_environments' }
  const { rows } = await platformPool().query<Row>({ ...prepared, text, values })
  const found: (ResolvedEnvironment | undefined)[] = new Array(slugs.length).fill(undefined)
  for (const row of rows)
    found[Number(row.n) - 1] = {
      tenantId: row.tenant_id,
      environmentId: row.environment_id,
      tenantStatus: row.tenant_status,
      environmentStatus: row.environment_status,
      issuer: row.issuer,
      version: BigInt(row.version),
    }
  return found
}
