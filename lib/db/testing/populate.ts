import pg from 'pg'
import { newId } from '#lib/kernel/ids.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { freshHash } from './issue.ts'

/** Ids of one tenant with a row in every table, and of its two environments, each with a directory of its own. */
export type Populated = { tenantId: string; environments: [string, string]; directories: [string, string] }

type Row = Record<string, unknown>

/** Fills every tenant-owned table, as the admin: what the walls are tried on. Two environments hold the same kinds of rows. */
export async function populate(adminUrl: string): Promise<Populated> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const tenantId = newId()
    const insert = async (table: string, row: Row): Promise<void> => {
      const columns = Object.keys(row)
      const places = columns.map((_, index) => `$${index + 1}`)
      const names = columns.map((column) => pg.escapeIdentifier(column))
      await client.query(`insert into ${table} (${names}) values (${places})`, Object.values(row))
    }
    await insert('tenants', { id: tenantId, slug: `t${tenantId.slice(-12)}`, display_name: 'T' })
    const own = (table: string, row: Row) => insert(table, { tenant_id: tenantId, ...row })
    const shared = await fillTenant(own)
    const first = await fillEnvironment(own, 'production', shared)
    const second = await fillEnvironment(own, 'staging', shared)
    return {
      tenantId,
      environments: [first.environment, second.environment],
      directories: [first.directory, second.directory],
    }
  } finally {
    await client.end()
  }
}

type Insert = (table: string, row: Row) => Promise<void>
type Shared = { api: string; permission: string; role: string }

const soon = new Date(Date.now() + 3_600_000)

async function fillTenant(own: Insert): Promise<Shared> {
  const [api, permission, role, inner, portalUser] = [newId(), newId(), newId(), newId(), newId()]
  const counts = { users: 2, groups: 2, clients: 2, environments: 2, apis: 1, roles: 2, sessions: 2, families: 2 }
  await own('tenant_statistics', { ...counts, counted_at: new Date() })
  await own('tenant_keys', { id: newId(), wrapped_key: Buffer.alloc(60) })
  await own('person_keys', { person_id: newId(), sealed_key: Buffer.alloc(60) })
  await own('apis', { id: api, identifier: 'https://api.example.test', name: 'API' })
  await own('permissions', { id: permission, api_id: api, name: 'read' })
  await own('roles', { id: role, slug: 'reader', display_name: 'Reader' })
  await own('roles', { id: inner, slug: 'inner', display_name: 'Inner' })
  await own('role_permissions', { role_id: role, permission_id: permission })
  await own('role_roles', { parent_role_id: role, child_role_id: inner })
  await own('policies', { id: newId(), level: 'role', role_id: role, kind: 'mfa', value: '{}' })
  await own('portal_users', { id: portalUser })
  await own('saved_views', { id: newId(), list: 'users', name: 'Locked', query: 'status=locked' })
  const webhook = newId()
  await own('webhooks', { id: webhook, url: 'https://x.test/', secret: Buffer.alloc(60), secret_hint: 'x' })
  await own('webhook_deliveries', { id: newId(), webhook_id: webhook, cause: 'test', action: 'webhook.tested' })
  const picture = { sha256: freshHash(), content_type: 'image/png', width: 1, height: 1, content: Buffer.alloc(60) }
  await own('brand_images', { id: newId(), ...picture })
  await own('portal_accounts', { provider: 'signet', provider_account_id: randomId(), portal_user_id: portalUser })
  await own('portal_sessions', { id: newId(), token_hash: freshHash(), portal_user_id: portalUser, expires_at: soon })
  await own('mails', { id: newId(), kind: 'test', status: 'outbox', recipient: 'r', subject: 's', message_id: 'm' })
  const asked = { actor_id: newId(), key_hash: freshHash(), request_hash: freshHash() }
  await own('idempotent_requests', { ...asked, sealed_answer: Buffer.alloc(60), expires_at: soon })
  await own('attempts', { scope: 's', key_hash: freshHash(), count: 1, window_started_at: new Date() })
  await own('audit_event', {
    id: newId(),
    at: new Date(),
    actor_kind: 'system',
    action: 'a',
    target_kind: 't',
    result: 'ok',
    request_id: 'r',
  })
  return { api, permission, role }
}

async function fillEnvironment(own: Insert, slug: string, shared: Shared) {
  const [directory, environment, user, group, client] = [newId(), newId(), newId(), newId(), newId()]
  const person = { directory_id: directory, user_id: user }
  await own('directories', { id: directory, slug, display_name: slug })
  await own('environments', {
    id: environment,
    directory_id: directory,
    slug,
    display_name: slug,
    kind: slug,
    issuer: randomId(),
  })
  await own('users', { directory_id: directory, id: user, sub: randomId() })
  const drawn = { content_type: 'image/png', width: 1, height: 1, content: Buffer.alloc(60) }
  await own('user_pictures', { ...person, key: randomId(), ...drawn })
  await own('user_attributes', {
    directory_id: directory,
    user_id: user,
    name: 'team',
    value: '"red"',
    value_text: 'red',
  })
  await own('identifiers', { ...person, id: newId(), kind: 'email', value: 'a@x.test', normalized: 'a@x.test' })
  await own('credentials', { ...person, id: newId(), kind: 'password', secret_hash: '$argon2id$' })
  await own('passkeys', {
    ...person,
    id: newId(),
    credential_id: freshHash(),
    public_key: Buffer.alloc(77),
    rp_id: 'localhost',
    aaguid: newId(),
    backup_eligible: true,
    backed_up: true,
    name: 'Passkey',
  })
  await own('enrolment_graces', { ...person, started_at: new Date() })
  await own('enrolments', {
    ...person,
    kind: 'totp',
    request_id: newId(),
    sealed: Buffer.alloc(60),
    expires_at: soon,
  })
  await own('groups', { directory_id: directory, id: group, slug: 'staff', display_name: 'Staff' })
  await own('group_members', { ...person, group_id: group })
  await own('imports', {
    directory_id: directory,
    id: newId(),
    row_count: 1,
    sealed_content: Buffer.alloc(60),
    expires_at: soon,
  })
  const [invitation, role] = [newId(), newId()]
  await own('invitations', {
    directory_id: directory,
    id: invitation,
    environment_id: environment,
    email: 'b@x.test',
    normalized: 'b@x.test',
    token_hash: freshHash(),
    invited_by_kind: 'system',
    accepted_at: new Date(),
    accepted_by: user,
    expires_at: soon,
  })
  await own('mail_challenges', {
    ...person,
    id: newId(),
    environment_id: environment,
    subject: user,
    purpose: 'verify_email',
    normalized: 'b@x.test',
    code_hash: freshHash(),
    link_hash: freshHash(),
    expires_at: soon,
  })
  const promised = { directory_id: directory, invitation_id: invitation }
  await own('invitation_roles', { ...promised, id: role, role_id: shared.role, environment_id: environment })
  await own('invitation_groups', { ...promised, group_id: group })
  const inside: Insert = (table, row) => own(table, { environment_id: environment, ...row })
  const branding = newId()
  await own('brandings', { id: branding, environment_id: environment })
  await own('branding_versions', { branding_id: branding, number: 1, value: '{}', actor_kind: 'system' })
  await inside('promotions', {
    id: newId(),
    reason: 'r',
    actor_kind: 'system',
    touched: '[]',
    before: '{}',
    after: '{}',
  })
  const key = { alg: 'ES256', status: 'current', public_jwk: '{}', sealed_private: Buffer.alloc(60) }
  await inside('signing_keys', { id: newId(), kid: randomId(), ...key })
  await inside('clients', {
    id: client,
    client_id: randomId(),
    name: 'App',
    kind: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
  })
  await inside('client_secrets', { id: newId(), client_id: client, secret_hash: freshHash(), hint: 'x' })
  await inside('client_permissions', { client_id: client, permission_id: shared.permission })
  await inside('client_introspections', { client_id: client, api_id: shared.api })
  await inside('policies', { id: newId(), level: 'client', client_id: client, kind: 'tokens', value: '{}' })
  await own('policies', { id: newId(), level: 'directory', directory_id: directory, kind: 'password', value: '{}' })
  await own('assignments', { id: newId(), role_id: shared.role, user_directory_id: directory, user_id: user })
  await inside('assignments', { id: newId(), role_id: shared.role, group_directory_id: directory, group_id: group })
  await inside('assignments', {
    id: newId(),
    role_id: shared.role,
    client_environment_id: environment,
    client_id: client,
  })
  const apiKey = { id: newId(), name: 'CI', key_hash: freshHash(), hint: 'abcd', permissions: ['user:read'] }
  await inside('api_keys', { ...person, ...apiKey, expires_at: soon })
  await fillTokens(inside, { ...person, client_id: client })
  return { environment, directory }
}

async function fillTokens(
  inside: Insert,
  { client_id, ...person }: { client_id: string; directory_id: string; user_id: string },
) {
  const [browser, session, grant, family] = [newId(), newId(), newId(), newId()]
  await inside('browsers', { id: browser, token_hash: freshHash(), expires_at: soon })
  const times = { auth_time: new Date(), idle_expires_at: soon, expires_at: soon }
  await inside('sessions', { id: session, browser_id: browser, sid: randomId(), ...person, ...times })
  await inside('webauthn_challenges', {
    id: newId(),
    browser_id: browser,
    purpose: 'sign_in',
    challenge_hash: freshHash(),
    expires_at: soon,
  })
  await inside('remembered_devices', { id: newId(), browser_id: browser, ...person, expires_at: soon })
  await inside('authorization_requests', {
    id: newId(),
    browser_id: browser,
    client_id,
    parameters: '{}',
    expires_at: soon,
  })
  await inside('grants', { id: grant, client_id, ...person })
  await inside('token_families', {
    id: family,
    grant_id: grant,
    client_id,
    session_id: session,
    ...person,
    expires_at: soon,
  })
  const member = { family_id: family, client_id }
  await inside('authorization_codes', {
    code_hash: freshHash(),
    ...member,
    redirect_uri: 'https://x.test',
    expires_at: soon,
  })
  await inside('refresh_tokens', { token_hash: freshHash(), ...member, idle_expires_at: soon })
  await inside('access_tokens', {
    token_hash: freshHash(),
    ...member,
    audience: 'a',
    claims: '{}',
    issued_at: new Date(),
    expires_at: soon,
  })
  await inside('revoked_tokens', { jti_hash: freshHash(), expires_at: soon })
  await inside('used_assertions', { client_id, jti_hash: freshHash(), expires_at: soon })
  await inside('token_event', { id: newId(), at: new Date(), kind: 'k', result: 'ok', request_id: 'r' })
}
