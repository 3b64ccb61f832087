import { words } from '#app/messages/words.ts'
import type { NavIcon } from '#components/shell/nav-icon.tsx'
import type { Permission } from '#lib/access/permissions.ts'

/** What it is called is in the words: `sectionLabel`. */
type Section = {
  /** Its folder under /admin/{tenant}. */
  path: string
  /** Who lacks it does not see the section, and is told so on its page. */
  permission: Permission
  /** Whether it belongs to one environment: then a permission held there alone is enough. */
  here?: true
  /** Its letter after `g`. */
  shortcut?: string
  /** Other words that the palette finds it by. */
  synonyms?: readonly string[]
}

/** What a tenant's portal consists of, in the order of the sidebar. The sidebar, the palette and the tests read it. */
export const sections = {
  overview: {
    path: '',
    permission: 'trail:read',
    shortcut: 'h',
    synonyms: ['home', 'dashboard', 'numbers', 'sign-ins', 'charts'],
  },
  start: {
    path: 'start',
    permission: 'tenant:read',
    synonyms: ['onboarding', 'checklist', 'first steps'],
  },
  clients: {
    path: 'clients',
    permission: 'client:read',
    here: true,
    shortcut: 'c',
    synonyms: ['applications', 'apps', 'relying parties', 'oauth'],
  },
  apis: {
    path: 'apis',
    permission: 'api:read',
    shortcut: 'p',
    synonyms: ['resource servers', 'permissions', 'scopes', 'audiences'],
  },
  environments: {
    path: 'environments',
    permission: 'environment:read',
    shortcut: 'e',
    synonyms: ['issuers', 'staging', 'production', 'directories'],
  },
  promote: {
    path: 'promote',
    permission: 'environment:read',
    here: true,
    shortcut: 'v',
    synonyms: ['promotion', 'compare environments', 'roll back', 'export configuration', 'yaml'],
  },
  playground: {
    path: 'playground',
    permission: 'client:read',
    here: true,
    shortcut: 'l',
    synonyms: ['try sign-in', 'authorize request', 'token inspector', 'debugger'],
  },
  users: {
    path: 'users',
    permission: 'user:read',
    shortcut: 'u',
    synonyms: ['people', 'accounts', 'members'],
  },
  groups: { path: 'groups', permission: 'group:read', shortcut: 'm', synonyms: ['teams'] },
  invitations: {
    path: 'invitations',
    permission: 'invitation:read',
    shortcut: 'i',
    synonyms: ['invite', 'pending'],
  },
  roles: {
    path: 'roles',
    permission: 'role:read',
    shortcut: 'r',
    synonyms: ['permission matrix', 'rbac'],
  },
  access: {
    path: 'access',
    permission: 'access:read',
    shortcut: 'x',
    synonyms: ['explain', 'why', 'who may', 'effective permissions'],
  },
  policies: {
    path: 'policies',
    permission: 'policy:read',
    shortcut: 'y',
    synonyms: ['password rules', 'lockout', 'session limits', 'token lifetimes', 'rules'],
  },
  branding: {
    path: 'branding',
    permission: 'branding:read',
    shortcut: 'b',
    synonyms: ['logo', 'colours', 'theme', 'appearance', 'texts', 'look', 'dark mode'],
  },
  sessions: {
    path: 'sessions',
    permission: 'user:read',
    shortcut: 'o',
    synonyms: ['signed in', 'devices', 'sign out', 'end session', 'revoke'],
  },
  consents: {
    path: 'consents',
    permission: 'user:read',
    synonyms: ['grants', 'connected apps', 'allowed', 'scopes', 'revoke'],
  },
  keys: {
    path: 'keys',
    permission: 'environment:read',
    here: true,
    shortcut: 'k',
    synonyms: ['key rotation', 'jwks', 'signing', 'compromised'],
  },
  trail: {
    path: 'trail',
    permission: 'trail:read',
    shortcut: 'a',
    synonyms: ['audit', 'events', 'logs', 'history'],
  },
  webhooks: {
    path: 'webhooks',
    permission: 'webhook:read',
    shortcut: 'w',
    synonyms: ['streams', 'event delivery', 'siem', 'notifications'],
  },
  general: {
    path: 'settings',
    permission: 'tenant:read',
    shortcut: 's',
    synonyms: ['settings', 'rename tenant', 'danger zone'],
  },
  administrators: {
    path: 'administrators',
    permission: 'administrator:read',
    shortcut: 'd',
    synonyms: ['owners', 'admins', 'built-in roles'],
  },
  apiKeys: {
    path: 'api-keys',
    permission: 'api_key:read',
    synonyms: ['bearer', 'automation', 'token', 'service account'],
  },
  apiReference: {
    path: 'api-reference',
    permission: 'tenant:read',
    synonyms: ['rest', 'openapi', 'swagger', 'curl', 'management api'],
  },
  mail: {
    path: 'mail',
    permission: 'mail:read',
    synonyms: ['outbox', 'smtp', 'delivery', 'sent mails'],
  },
} satisfies Record<string, Section>

export type SectionKey = keyof typeof sections

/** The row of a section. */
export const sectionOf = (key: SectionKey): Section => sections[key]

/** What a section is called. */
export const sectionLabel = (key: SectionKey): string => words('common')(`section.${key}`)

/** Each section, in the order of the table. */
export const everySection = Object.keys(sections) as SectionKey[]

/** Where a section of a tenant's portal is, with the environment of the page. */
export function sectionHref(tenant: string, key: SectionKey, environment: string): string {
  const { path } = sectionOf(key)
  return `/admin/${tenant}${path === '' ? '' : `/${path}`}?${new URLSearchParams({ environment })}`
}

/** The groups of the sidebar. */
export const sectionGroups = [
  { key: 'home', icon: 'overview', sections: ['start', 'overview'] },
  { key: 'build', icon: 'build', sections: ['clients', 'apis', 'environments', 'promote', 'playground'] },
  { key: 'people', icon: 'people', sections: ['users', 'groups', 'invitations'] },
  { key: 'access', icon: 'access', sections: ['roles', 'access'] },
  { key: 'signIn', icon: 'sign-in', sections: ['policies', 'branding'] },
  { key: 'security', icon: 'security', sections: ['sessions', 'consents', 'keys'] },
  { key: 'trail', icon: 'trail', sections: ['trail', 'webhooks'] },
  { key: 'settings', icon: 'settings', sections: ['general', 'administrators', 'apiKeys', 'apiReference', 'mail'] },
] as const satisfies readonly { key: string; icon: NavIcon; sections: readonly SectionKey[] }[]

/** What a group of the sidebar is called. */
export const groupLabel = (key: (typeof sectionGroups)[number]['key']): string => words('common')(`group.${key}`)

type Rights = { may(permission: Permission): boolean; mayHere(permission: Permission): boolean }

/** Whether a visitor sees a section: what belongs to an environment asks for the permission there. */
export function isOpenTo(rights: Rights, key: SectionKey): boolean {
  const { permission, here } = sectionOf(key)
  return here === true ? rights.mayHere(permission) : rights.may(permission)
}
