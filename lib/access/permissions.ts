/** The API of ourselves: the permissions of this audience govern the portal and the management API. */
export const managementAudience = 'urn:signet:management'

/**
 * Every permission there is, and what it allows, in the words that screens show. Those that begin with `platform:`
 * count in the built-in tenant `platform` alone.
 */
export const permissions = {
  'tenant:read': "See the tenant's name, environments and directories",
  'tenant:write': 'Rename the tenant and change its settings',
  'environment:read': 'See environments and their signing keys',
  'environment:write': 'Create, change and suspend environments',
  'policy:read': 'See the policies of passwords, second factors, sign-up, sessions and tokens',
  'policy:write': 'Change the policies of passwords, second factors, sign-up, sessions and tokens',
  'branding:read': 'See how the hosted pages look',
  'branding:write': 'Change and publish how the hosted pages look, and their texts',
  'environment:promote': 'Apply the configuration of one environment, or of a file, to another, and roll it back',
  'key:rotate': 'Rotate signing keys and declare one compromised',
  'client:read': 'See clients and their settings',
  'client:write': 'Create, change and disable clients',
  'client:secret': 'Make and end client secrets',
  'client:delete': 'Delete clients',
  'api:read': 'See APIs and their permissions',
  'api:write': 'Create, change and delete APIs and permissions',
  'role:read': 'See roles and who has them',
  'role:write': 'Create, change and delete roles',
  'assignment:write': 'Give and take roles; those that count in this console as far as one holds them',
  'access:read': 'Explain who may do what, and preview tokens',
  'user:read': 'See people and their identifiers',
  'user:write': 'Create, change, suspend and sign out people',
  'user:reset_factor': 'Reset the second factors of people',
  'user:recover': 'Send people links to confirm an address or to choose a new password',
  'user:import': 'Import people from a file',
  'user:export': 'Export people to a file',
  'user:delete': 'Delete people',
  'group:read': 'See groups and their members',
  'group:write': 'Create, change and delete groups, and choose their members',
  'invitation:read': 'See invitations',
  'invitation:write': 'Invite people, and revoke invitations',
  'mail:read': 'See which mails were sent, to whom and with what result',
  'view:write': 'Save views of lists for everyone',
  'administrator:read': 'See who administers the tenant',
  'administrator:write': 'Give and take built-in roles',
  'api_key:read': 'See the keys of the management API',
  'api_key:write': 'Make and revoke keys of the management API, as far as one holds what they do',
  'trail:read': 'Read the audit trail',
  'webhook:read': 'See webhooks and what was sent to them',
  'webhook:write': 'Send the trail to addresses of one’s own, and change, pause and delete that',
  'platform:tenant:read': 'See every tenant',
  'platform:tenant:write': 'Create, rename, suspend and resume tenants',
  'platform:tenant:delete': 'Delete tenants, and take a deletion back',
  'platform:tenant:enter': 'Enter a tenant, with a reason that its trail keeps',
  'platform:operator:read': 'See who operates the installation',
  'platform:operator:write': 'Add operators, change their role, and remove them',
  'platform:default:read': 'See the defaults that every tenant inherits',
  'platform:default:write': 'Change the defaults that every tenant inherits',
  'platform:health:read': 'See keys, jobs and the health of the installation',
  'platform:delivery:read': 'See how mails are delivered and what is queued',
  'platform:delivery:write': 'Send a test mail',
} as const

export type Permission = keyof typeof permissions

/** Each permission of the catalogue, in its order. */
export const everyPermission = Object.keys(permissions) as Permission[]

/** Whether a permission is about the installation rather than about the tenant it is held in. */
export const isPlatformPermission = (permission: Permission): boolean => permission.startsWith('platform:')

/** The permissions that the management API of each tenant has, as it stores them; start-up keeps older tenants up to date. */
export const tenantPermissions: readonly { name: Permission; description: string }[] = everyPermission
  .filter((name) => !isPlatformPermission(name))
  .map((name) => ({ name, description: permissions[name] }))
