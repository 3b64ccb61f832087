import { everyPermission, type Permission } from './permissions.ts'

export type BuiltInRole = 'owner' | 'admin' | 'user_manager' | 'support' | 'auditor'

type RoleRow = { name: string; description: string; permissions: readonly Permission[] }

/** The built-in roles on `urn:signet:management`. Everything about them derives from this table. */
export const builtInRoles: Readonly<Record<BuiltInRole, RoleRow>> = {
  owner: {
    name: 'Owner',
    description: 'May do everything, and decides who else may.',
    permissions: everyPermission,
  },
  admin: {
    name: 'Admin',
    description: 'Runs clients and people; gives roles up to Admin.',
    permissions: everyPermission.filter((permission) => permission !== 'platform:tenant:enter'),
  },
  user_manager: {
    name: 'User manager',
    description: 'Creates and changes people.',
    permissions: ['tenant:read', 'user:read', 'user:write', 'platform:tenant:read'],
  },
  support: {
    name: 'Support',
    description: 'Looks things up to help people; changes nothing.',
    permissions: ['tenant:read', 'client:read', 'user:read', 'platform:tenant:read'],
  },
  auditor: {
    name: 'Auditor',
    description: 'Reads everything, the trail included; changes nothing.',
    permissions: everyPermission.filter((permission) => permission.endsWith(':read')),
  },
}

/** Each built-in role, in the order of the table. */
export const everyBuiltInRole = Object.keys(builtInRoles) as BuiltInRole[]

/** Whether `text` names a built-in role. */
export const isBuiltInRole = (text: string): text is BuiltInRole => Object.hasOwn(builtInRoles, text)
