import type { NavIcon } from '#components/shell/nav-icon.tsx'
import type { Permission } from '#lib/access/permissions.ts'

type Section = { path: string; icon: NavIcon; permission: Permission }

/** What the operators' portal consists of, in the order of the sidebar. Who lacks the permission does not see the section. */
export const sections = {
  overview: { path: '', icon: 'overview', permission: 'platform:tenant:read' },
  tenants: { path: '/tenants', icon: 'tenants', permission: 'platform:tenant:read' },
  operators: { path: '/operators', icon: 'people', permission: 'platform:operator:read' },
  defaults: { path: '/defaults', icon: 'settings', permission: 'platform:default:read' },
  delivery: { path: '/delivery', icon: 'delivery', permission: 'platform:delivery:read' },
  keys: { path: '/keys', icon: 'access', permission: 'platform:health:read' },
  jobs: { path: '/jobs', icon: 'jobs', permission: 'platform:health:read' },
  trail: { path: '/trail', icon: 'trail', permission: 'trail:read' },
  health: { path: '/health', icon: 'health', permission: 'platform:health:read' },
} as const satisfies Record<string, Section>

export type SectionKey = keyof typeof sections

/** Each section, in the order of the sidebar. */
export const everySection = Object.keys(sections) as SectionKey[]
