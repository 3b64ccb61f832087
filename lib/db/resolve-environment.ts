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

type Row = {
  tenant_id: string
  environment_id: string
  tenant_status: ResolvedEnvironment['tenantStatus']
  environment_status: ResolvedEnvironment['environmentStatus']
  issuer: string
  version: string
}

const text = `
  select t.id as tenant_id, e.id as environment_id, t.status as tenant_status, e.status as environment_status, e.issuer, e.version
  from tenants t join environments e on e.tenant_id = t.id
  where t.slug = $1 and e.slug = $2`

/** The environment that two slugs name, before any tenant is known: so as signet_platform. Undefined when there is none. */
export async function resolveEnvironment(
  tenantSlug: string,
  environmentSlug: string,
): Promise<ResolvedEnvironment | undefined> {
  const { rows } = await platformPool().query<Row>(text, [tenantSlug, environmentSlug])
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    tenantId: row.tenant_id,
    environmentId: row.environment_id,
    tenantStatus: row.tenant_status,
    environmentStatus: row.environment_status,
    issuer: row.issuer,
    version: BigInt(row.version),
  }
}
