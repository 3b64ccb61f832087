import type { AccessTokenClaims } from '../model.ts'

const maxEntries = 150
const maxBytes = 4_096

type PermissionClaims = Pick<AccessTokenClaims, 'roles' | 'permissions' | 'permissions_ref'>

/** DESIGN 2.4: beyond 150 entries or 4 kB the token only says where to ask. */
export function withinLimits(roles: readonly string[], permissions: readonly string[]): PermissionClaims {
  const entries = roles.length + permissions.length
  const text = JSON.stringify({ roles, permissions })
  // Of UTF-8 a character takes three bytes at most for each unit of its length here.
  const bytes = text.length * 3 <= maxBytes ? text.length : new TextEncoder().encode(text).length
  return entries > maxEntries || bytes > maxBytes ? { permissions_ref: 'introspection' } : { roles, permissions }
}
