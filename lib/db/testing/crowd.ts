import type { PlacedTenant } from './place.ts'
import { onServer } from './template.ts'

/** Ids made of a number, so that rows of one crowd can name each other. */
const id = (kind: number, n = 'n'): string =>
  `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const hash = (kind: number): string => `sha256(convert_to('${kind}-' || n, 'utf8'))`

/**
 * Fills the tables around one tenant with `size` rows each, and makes half as many tenants of one person each, so that plans are
 * those of a full house: whoever knows only how many tenants there are takes the one for as small as they are.
 */
export const crowd = (adminUrl: string, place: PlacedTenant, size: number): Promise<void> =>
  onServer(adminUrl, async (client) => {
    const { tenantId, environmentId, directoryId, clientRef, userId } = place
    const insert = (table: string, columns: string, values: string, rows = size) =>
      client.query(`insert into ${table} (${columns}) select ${values} from generate_series(1, ${rows}) n`)
    const [t, e, d, c] = [tenantId, environmentId, directoryId, clientRef].map((value) => `'${value}'::uuid`)
    const later = "now() + interval '1 hour'"
    const half = Math.floor(size / 2)
    await insert('tenants', 'id, slug, display_name', `${id(1)}, 'crowd-' || n, 'Crowd'`, half)
    await insert('directories', 'tenant_id, id, slug, display_name', `${id(1)}, ${id(2)}, 'main', 'Main'`, half)
    const environment = 'tenant_id, id, directory_id, slug, display_name, kind, issuer'
    await insert(
      'environments',
      environment,
      `${id(1)}, ${id(3)}, ${id(2)}, 'production', 'P', 'production', 'https://x/' || n`,
      half,
    )
    await insert(
      'environments',
      environment,
      `${t}, ${id(4)}, ${d}, 'e' || n, 'E', 'development', 'https://y/' || n`,
      100,
    )
    await insert('users', 'tenant_id, directory_id, id, sub', `${t}, ${d}, ${id(5)}, 'sub' || n`)
    const drawn = `substr(md5(n::text), 1, 22), 'image/png', 1, 1, ${hash(19)}`
    const picture = 'tenant_id, directory_id, user_id, key, content_type, width, height, content'
    await insert('user_pictures', picture, `${t}, ${d}, ${id(5)}, ${drawn}`)
    const address = "'email', 'p' || n || '@crowd.test', 'p' || n || '@crowd.test', now()"
    await insert(
      'identifiers',
      'tenant_id, directory_id, id, user_id, kind, value, normalized, verified_at',
      `${t}, ${d}, ${id(6)}, ${id(5)}, ${address}`,
    )
    const client_ = 'tenant_id, environment_id, id, client_id, name, kind, token_endpoint_auth_method'
    await insert('clients', client_, `${t}, ${e}, ${id(7)}, 'crowd' || n, 'App', 'web', 'private_key_jwt'`)
    const secret = 'tenant_id, environment_id, id, client_id, secret_hash, hint'
    await insert('client_secrets', secret, `${t}, ${e}, ${id(18)}, ${id(7)}, ${hash(18)}, 'x'`)
    await insert(
      'browsers',
      'tenant_id, environment_id, id, token_hash, expires_at',
      `${t}, ${e}, ${id(8)}, ${hash(8)}, ${later}`,
    )
    const session =
      'tenant_id, environment_id, id, browser_id, directory_id, user_id, sid, auth_time, idle_expires_at, expires_at'
    await insert(
      'sessions',
      session,
      `${t}, ${e}, ${id(9)}, ${id(8)}, ${d}, ${id(5)}, 'sid' || n, now(), ${later}, ${later}`,
    )
    const grant = 'tenant_id, environment_id, id, directory_id, user_id, client_id'
    await insert('grants', grant, `${t}, ${e}, ${id(10)}, ${d}, ${id(5)}, ${c}`)
    const family = 'tenant_id, environment_id, id, client_id, directory_id, user_id, session_id, expires_at'
    await insert('token_families', family, `${t}, ${e}, ${id(11)}, ${c}, ${d}, ${id(5)}, ${id(9)}, ${later}`)
    const code = 'tenant_id, environment_id, code_hash, family_id, client_id, redirect_uri, expires_at'
    await insert('authorization_codes', code, `${t}, ${e}, ${hash(12)}, ${id(11)}, ${c}, 'https://x', ${later}`)
    const token = 'tenant_id, environment_id, token_hash, family_id, client_id'
    await insert('refresh_tokens', `${token}, idle_expires_at`, `${t}, ${e}, ${hash(13)}, ${id(11)}, ${c}, ${later}`)
    await insert(
      'access_tokens',
      `${token}, audience, claims, issued_at, expires_at`,
      `${t}, ${e}, ${hash(14)}, ${id(11)}, ${c}, 'a', '{}', now(), ${later}`,
    )
    await insert(
      'revoked_tokens',
      'tenant_id, environment_id, jti_hash, expires_at',
      `${t}, ${e}, ${hash(15)}, ${later}`,
    )
    await insert(
      'used_assertions',
      'tenant_id, environment_id, client_id, jti_hash, expires_at',
      `${t}, ${e}, ${c}, ${hash(16)}, ${later}`,
    )
    await insert(
      'attempts',
      'tenant_id, scope, key_hash, count, window_started_at',
      `${t}, 'client_secret', ${hash(17)}, 1, now()`,
    )
    // Three hundred groups of ten, each with a role; everybody has one besides, and the tenant's own person both.
    const group = 'tenant_id, directory_id, id, slug, display_name'
    await insert('groups', group, `${t}, ${d}, ${id(26)}, 'g' || n, 'G'`, size / 10)
    await insert('roles', 'tenant_id, id, slug, display_name', `${t}, ${id(27)}, 'r' || n, 'R'`, size / 10)
    const [inGroup, ofRole] = [id(26, `n % ${size / 10} + 1`), id(27, `n % ${size / 10} + 1`)]
    const member = 'tenant_id, directory_id, group_id, user_id'
    await insert('group_members', member, `${t}, ${d}, ${inGroup}, ${id(5)}`)
    await insert('group_members', member, `${t}, ${d}, ${inGroup}, '${userId}'::uuid`, 1)
    const toUser = 'tenant_id, id, role_id, user_directory_id, user_id'
    await insert('assignments', toUser, `${t}, ${id(28)}, ${ofRole}, ${d}, ${id(5)}`)
    await insert('assignments', toUser, `${t}, ${id(29)}, ${ofRole}, ${d}, '${userId}'::uuid`, 1)
    const toGroup = 'tenant_id, id, role_id, group_directory_id, group_id'
    await insert('assignments', toGroup, `${t}, ${id(30)}, ${ofRole}, ${d}, ${inGroup}`, size / 10)
    const toClient = 'tenant_id, id, role_id, client_environment_id, client_id, environment_id'
    await insert('assignments', toClient, `${t}, ${id(31)}, ${ofRole}, ${e}, ${id(7)}, ${e}`)
    await insert('assignments', toClient, `${t}, ${id(32)}, ${ofRole}, ${e}, ${c}, ${e}`, 1)
    await insertSmall(insert, half)
    await client.query('analyze')
  })

type Insert = (table: string, columns: string, values: string, rows: number) => Promise<unknown>

/** Somebody in each of the other tenants, with an address and a session, and a client that they use. */
async function insertSmall(insert: Insert, tenants: number): Promise<void> {
  const [d, e] = [`${id(1)}, ${id(2)}`, `${id(1)}, ${id(3)}`]
  const later = "now() + interval '1 hour'"
  await insert('users', 'tenant_id, directory_id, id, sub', `${d}, ${id(21)}, 'sub' || n`, tenants)
  const address = "'email', 'p' || n || '@small.test', 'p' || n || '@small.test'"
  const identifier = 'tenant_id, directory_id, id, user_id, kind, value, normalized'
  await insert('identifiers', identifier, `${d}, ${id(22)}, ${id(21)}, ${address}`, tenants)
  const client = 'tenant_id, environment_id, id, client_id, name, kind, token_endpoint_auth_method'
  await insert('clients', client, `${e}, ${id(23)}, 'small' || n, 'App', 'web', 'private_key_jwt'`, tenants)
  const browser = 'tenant_id, environment_id, id, token_hash, expires_at'
  await insert('browsers', browser, `${e}, ${id(24)}, ${hash(24)}, ${later}`, tenants)
  const session =
    'tenant_id, environment_id, id, browser_id, directory_id, user_id, sid, auth_time, idle_expires_at, expires_at'
  const times = `now(), ${later}, ${later}`
  await insert('sessions', session, `${e}, ${id(25)}, ${id(24)}, ${id(2)}, ${id(21)}, 'sid' || n, ${times}`, tenants)
}
