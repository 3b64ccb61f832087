import type { PaletteEntry, PaletteProps, PaletteSource } from '#components/palette/types.ts'
import type { NavIcon } from '#components/shell/nav-icon.tsx'
import type { Permission } from '#lib/access/permissions.ts'
import type { Place } from './place.ts'
import { isOpenTo, type SectionKey, sectionGroups, sectionHref, sectionOf } from './sections.ts'

type Start = {
  label: string
  path: string
  icon: NavIcon
  permission: Permission
  here?: true
  synonyms?: readonly string[]
}

/** What can be started from anywhere. */
const starts: readonly Start[] = [
  {
    label: 'Create client',
    path: 'clients/new',
    icon: 'build',
    permission: 'client:write',
    here: true,
    synonyms: ['new app', 'register application', 'add client'],
  },
  {
    label: 'Create API',
    path: 'apis/new',
    icon: 'build',
    permission: 'api:write',
    synonyms: ['new resource server', 'add API'],
  },
  {
    label: 'Create environment',
    path: 'environments/new',
    icon: 'build',
    permission: 'environment:write',
    synonyms: ['add staging'],
  },
  {
    label: 'Create user',
    path: 'users/new',
    icon: 'people',
    permission: 'user:write',
    synonyms: ['new person', 'add user'],
  },
  {
    label: 'Import users',
    path: 'users/import',
    icon: 'people',
    permission: 'user:import',
    synonyms: ['csv', 'json', 'migrate people'],
  },
  {
    label: 'Invite someone',
    path: 'invitations/new',
    icon: 'people',
    permission: 'invitation:write',
    synonyms: ['send invitation', 'add admin'],
  },
  {
    label: 'Create webhook',
    path: 'webhooks/new',
    icon: 'trail',
    permission: 'webhook:write',
    synonyms: ['send events', 'stream the audit log'],
  },
  {
    label: 'Create group',
    path: 'groups/new',
    icon: 'people',
    permission: 'group:write',
    synonyms: ['new team', 'add group'],
  },
  {
    label: 'Create role',
    path: 'roles/new',
    icon: 'access',
    permission: 'role:write',
    synonyms: ['new role', 'add role'],
  },
  {
    label: 'Inspect a token',
    path: 'playground/inspect',
    icon: 'security',
    permission: 'client:read',
    here: true,
    synonyms: ['decode jwt', 'verify token'],
  },
  {
    label: 'Rotate the signing key',
    path: 'keys',
    icon: 'security',
    permission: 'key:rotate',
    here: true,
    synonyms: ['new key', 'jwks'],
  },
]

type Lookup = { kind: string; label: string; icon: NavIcon; section: SectionKey }

/** What is looked up on the server. */
const lookups: readonly Lookup[] = [
  { kind: 'users', label: 'People', icon: 'people', section: 'users' },
  { kind: 'clients', label: 'Clients', icon: 'build', section: 'clients' },
  { kind: 'groups', label: 'Groups', icon: 'people', section: 'groups' },
  { kind: 'roles', label: 'Roles', icon: 'access', section: 'roles' },
  { kind: 'apis', label: 'APIs', icon: 'build', section: 'apis' },
]

/** What the palette offers a visitor in one environment of a tenant: no more than what they may open (UX-C8). */
export function paletteFor(tenant: string, place: Place): PaletteProps {
  const { current } = place
  const home = `/admin/${tenant}`
  const at = (path: string) => `${home}/${path}?${new URLSearchParams({ environment: current.slug })}`
  const pages = sectionGroups.flatMap(({ label: hint, icon, sections }) =>
    sections
      .filter((key) => isOpenTo(place, key))
      .map((key): PaletteEntry => {
        const { label, shortcut, synonyms } = sectionOf(key)
        const more = {
          ...(shortcut === undefined ? {} : { shortcut }),
          ...(synonyms === undefined ? {} : { synonyms }),
        }
        return { label, href: sectionHref(tenant, key, current.slug), icon, hint, ...more }
      }),
  )
  const actions = starts
    .filter(({ permission, here }) => (here === true ? place.mayHere(permission) : place.may(permission)))
    .map(
      ({ label, path, icon, synonyms = [], here }): PaletteEntry => ({
        label,
        href: at(path),
        icon,
        synonyms,
        ...(here === true ? { hint: current.displayName } : {}),
      }),
    )
  const sources = lookups
    .filter(({ section }) => isOpenTo(place, section))
    .map(
      ({ kind, label, icon, section }): PaletteSource => ({
        label,
        icon,
        url: `${home}/pick/${kind}?${new URLSearchParams({ environment: current.slug })}`,
        href: `${home}/${sectionOf(section).path}/{id}?${new URLSearchParams({ environment: current.slug })}`,
      }),
    )
  return { actions, pages, sources }
}
