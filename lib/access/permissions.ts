/** The API of ourselves: the permissions of this audience govern the portal and the management API. */
export const managementAudience = 'urn:signet:management'

/**
 * Every permission there is, and what it allows, in the words that screens show. Those that begin with `platform:`
 * count in the built-in tenant `platform` alone.
 */
export const permissions = {
  'tenant:read': "See the tenant's name, environments and directories",
  'client:read': 'See clients and their settings',
  'client:write': 'Create and change clients',
  'client:secret': 'Make and end client secrets',
  'user:read': 'See people and their identifiers',
  'user:write': 'Create and change people',
  'administrator:read': 'See who administers the tenant',
  'administrator:write': 'Give and take built-in roles',
  'trail:read': 'Read the audit trail',
  'platform:tenant:read': 'See every tenant',
  'platform:tenant:write': 'Create, rename, suspend and resume tenants',
  'platform:tenant:enter': 'Enter a tenant, with a reason that its trail keeps',
} as const

export type Permission = keyof typeof permissions

/** Each permission of the catalogue, in its order. */
export const everyPermission = Object.keys(permissions) as Permission[]

/** Whether a permission is about the installation rather than about the tenant it is held in. */
export const isPlatformPermission = (permission: Permission): boolean => permission.startsWith('platform:')
