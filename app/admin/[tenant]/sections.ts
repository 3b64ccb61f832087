import type { NavIcon } from '#components/shell/nav-icon.tsx'
import type { Permission } from '#lib/access/permissions.ts'

type Section = {
  /** Its folder under /admin/{tenant}. */
  path: string
  label: string
  /** Who lacks it does not see the section, and is told so on its page. */
  permission: Permission
  /** Whether it belongs to one environment: then a permission held there alone is enough. */
  here?: true
}

/** What a tenant's portal consists of, in the order of the sidebar. The sidebar, the palette and the tests read it. */
export const sections = {
  clients: { path: 'clients', label: 'Clients', permission: 'client:read', here: true },
  apis: { path: 'apis', label: 'APIs', permission: 'api:read' },
  environments: { path: 'environments', label: 'Environments', permission: 'environment:read' },
  playground: { path: 'playground', label: 'Playground', permission: 'client:read', here: true },
  users: { path: 'users', label: 'Users', permission: 'user:read' },
  groups: { path: 'groups', label: 'Groups', permission: 'group:read' },
  invitations: { path: 'invitations', label: 'Invitations', permission: 'invitation:read' },
  roles: { path: 'roles', label: 'Roles', permission: 'role:read' },
  access: { path: 'access', label: 'Access explorer', permission: 'access:read' },
  keys: { path: 'keys', label: 'Signing keys', permission: 'environment:read', here: true },
  trail: { path: 'trail', label: 'Audit log', permission: 'trail:read' },
  general: { path: 'settings', label: 'General', permission: 'tenant:read' },
  administrators: { path: 'administrators', label: 'Administrators', permission: 'administrator:read' },
  mail: { path: 'mail', label: 'Mail', permission: 'mail:read' },
} satisfies Record<string, Section>

export type SectionKey = keyof typeof sections

/** The row of a section. */
export const sectionOf = (key: SectionKey): Section => sections[key]

/** The groups of the sidebar. */
export const sectionGroups: readonly { label: string; icon: NavIcon; sections: readonly SectionKey[] }[] = [
  { label: 'Build', icon: 'build', sections: ['clients', 'apis', 'environments', 'playground'] },
  { label: 'People', icon: 'people', sections: ['users', 'groups', 'invitations'] },
  { label: 'Access', icon: 'access', sections: ['roles', 'access'] },
  { label: 'Security', icon: 'security', sections: ['keys'] },
  { label: 'Trail', icon: 'trail', sections: ['trail'] },
  { label: 'Settings', icon: 'settings', sections: ['general', 'administrators', 'mail'] },
]
