import { platformPool } from './pools.ts'

const text = `
  select e.issuer from environments e join tenants t on t.id = e.tenant_id
  where e.id = $1 and e.status = 'active' and t.status = 'active'`

/** The issuer of an environment that is served, by its id alone, before any tenant is known: so as signet_platform. */
export async function issuerOf(environmentId: string): Promise<string | undefined> {
  const { rows } = await platformPool().query<{ issuer: string }>(text, [environmentId])
  return rows[0]?.issuer
}
