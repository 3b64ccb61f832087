import { everyPermission, type Permission } from './permissions.ts'

export type BuiltInRole = 'owner' | 'admin' | 'user_manager' | 'support' | 'auditor'

type RoleRow = { name: string; description: string; permissions: readonly Permission[] }

/** What only an owner may do of what an admin otherwise may. */
const forOwners: readonly Permission[] = ['platform:tenant:enter', 'platform:tenant:delete']

/** What it takes to find one's way and to see who somebody is. */
const lookingUp: readonly Permission[] = [
  'tenant:read',
  'environment:read',
  'role:read',
  'access:read',
  'user:read',
  'group:read',
  'invitation:read',
  'platform:tenant:read',
]

/** The built-in roles on `urn:signet:management`. Everything about them derives from this table. */
export const builtInRoles: Readonly<Record<BuiltInRole, RoleRow>> = {
  owner: {
    name: 'Owner',
    description: 'May do everything, and decides who else may.',
    permissions: everyPermission,
  },
  admin: {
    name: 'Admin',
    description: 'Runs clients, access and people; gives roles up to Admin.',
    permissions: everyPermission.filter((permission) => !forOwners.includes(permission)),
  },
  user_manager: {
    name: 'User manager',
    description: 'Looks after people, groups and invitations.',
    permissions: [
      ...lookingUp,
      'assignment:write',
      'user:write',
      'user:reset_factor',
      'user:recover',
      'user:import',
      'user:export',
      'user:delete',
      'group:write',
      'invitation:write',
      'view:write',
    ],
  },
  support: {
    name: 'Support',
    description: 'Looks things up to help people; changes nothing.',
    permissions: [...lookingUp, 'client:read', 'api:read'],
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
