import { groupNames } from './names.ts'
import type { Rows } from './rows.ts'
import type { SeedTenant } from './tenant.ts'

const offered = {
  'invoices:read': 'See invoices',
  'invoices:write': 'Create and change invoices',
  'refunds:approve': 'Approve refunds',
} as const
const roleNames = { reader: 'Reader', editor: 'Editor', approver: 'Approver' } as const
const held: Record<keyof typeof roleNames, readonly (keyof typeof offered)[]> = {
  reader: ['invoices:read'],
  editor: ['invoices:read', 'invoices:write'],
  approver: ['invoices:read', 'refunds:approve'],
}

/** What people and clients of a tenant may be given. */
export type SeedAccess = {
  api: string
  permissions: readonly string[]
  roles: readonly string[]
  groups: readonly string[]
}

/** One group for a start, more where there are more people. */
const groupCount = (people: number): number => Math.min(200, 1 + Math.floor(people / 40))

/** Writes a tenant's API, roles and groups. */
export function addAccess(rows: Rows, tenant: SeedTenant): SeedAccess {
  const { id: tenantId, at, draw } = tenant
  const [apiId, identifier] = [draw.id(at), `https://api.${tenant.slug}.example/invoices`]
  const api = { identifier, name: 'Invoices', token_format: 'jwt', created_at: at, updated_at: at }
  rows.add('apis', { tenant_id: tenantId, id: apiId, ...api })
  const permissions = new Map<string, string>()
  for (const [name, description] of Object.entries(offered)) {
    const id = draw.id(at)
    rows.add('permissions', { tenant_id: tenantId, id, api_id: apiId, name, description, created_at: at })
    permissions.set(name, id)
  }
  const roles: string[] = []
  for (const [slug, name] of Object.entries(roleNames)) {
    const id = draw.id(at)
    rows.add('roles', { tenant_id: tenantId, id, slug, display_name: name, created_at: at, updated_at: at })
    for (const permission of held[slug as keyof typeof held])
      rows.add('role_permissions', {
        tenant_id: tenantId,
        role_id: id,
        permission_id: permissions.get(permission) ?? '',
        created_at: at,
      })
    roles.push(id)
  }
  const groups = Array.from({ length: groupCount(tenant.people) }, () => draw.id(at))
  addGroups(rows, tenant, groups, roles)
  return { api: identifier, permissions: [...permissions.values()], roles, groups }
}

/** Each with a role for all of its members, who are counted when all are there. */
function addGroups(rows: Rows, tenant: SeedTenant, groups: readonly string[], roles: readonly string[]): void {
  const { id: tenantId, at, draw } = tenant
  const directoryId = tenant.directories.main
  for (const [n, id] of groups.entries()) {
    const word = groupNames[n % groupNames.length] ?? ''
    const name = n < groupNames.length ? word : `${word} ${1 + Math.floor(n / groupNames.length)}`
    rows.add('groups', {
      tenant_id: tenantId,
      directory_id: directoryId,
      id,
      slug: name.toLowerCase().replace(' ', '-'),
      display_name: name,
      name_key: name.toLowerCase(),
      member_count: 0,
      created_at: at,
      updated_at: at,
    })
    rows.add('assignments', {
      tenant_id: tenantId,
      id: draw.id(at),
      role_id: roles[n % roles.length] ?? '',
      builtin_role: null,
      user_directory_id: null,
      user_id: null,
      group_directory_id: directoryId,
      group_id: id,
      created_at: at,
    })
  }
}
