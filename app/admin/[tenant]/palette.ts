import { words, wordsIn } from '#app/messages/words.ts'
import type { PaletteEntry, PaletteProps, PaletteSource } from '#components/palette/types.ts'
import type { NavIcon } from '#components/shell/nav-icon.tsx'
import type { Permission } from '#lib/access/permissions.ts'
import type { Place } from './place.ts'
import {
  groupLabel,
  isOpenTo,
  type SectionKey,
  sectionGroups,
  sectionHref,
  sectionLabel,
  sectionOf,
} from './sections.ts'

type Start = {
  key: string
  path: string
  icon: NavIcon
  permission: Permission
  here?: true
  synonyms?: readonly string[]
}

/** What can be started from anywhere. */
const starts = [
  {
    key: 'createClient',
    path: 'clients/new',
    icon: 'build',
    permission: 'client:write',
    here: true,
    synonyms: ['new app', 'register application', 'add client'],
  },
  {
    key: 'createApi',
    path: 'apis/new',
    icon: 'build',
    permission: 'api:write',
    synonyms: ['new resource server', 'add API'],
  },
  {
    key: 'createEnvironment',
    path: 'environments/new',
    icon: 'build',
    permission: 'environment:write',
    synonyms: ['add staging'],
  },
  {
    key: 'createUser',
    path: 'users/new',
    icon: 'people',
    permission: 'user:write',
    synonyms: ['new person', 'add user'],
  },
  {
    key: 'importUsers',
    path: 'users/import',
    icon: 'people',
    permission: 'user:import',
    synonyms: ['csv', 'json', 'migrate people'],
  },
  {
    key: 'inviteSomeone',
    path: 'invitations/new',
    icon: 'people',
    permission: 'invitation:write',
    synonyms: ['send invitation', 'add admin'],
  },
  {
    key: 'createWebhook',
    path: 'webhooks/new',
    icon: 'trail',
    permission: 'webhook:write',
    synonyms: ['send events', 'stream the audit log'],
  },
  {
    key: 'createGroup',
    path: 'groups/new',
    icon: 'people',
    permission: 'group:write',
    synonyms: ['new team', 'add group'],
  },
  {
    key: 'createRole',
    path: 'roles/new',
    icon: 'access',
    permission: 'role:write',
    synonyms: ['new role', 'add role'],
  },
  {
    key: 'inspectAToken',
    path: 'playground/inspect',
    icon: 'security',
    permission: 'client:read',
    here: true,
    synonyms: ['decode jwt', 'verify token'],
  },
  {
    key: 'rotateTheSigningKey',
    path: 'keys',
    icon: 'security',
    permission: 'key:rotate',
    here: true,
    synonyms: ['new key', 'jwks'],
  },
] as const satisfies readonly Start[]

type StartKey = (typeof starts)[number]['key']

type Lookup = { kind: string; icon: NavIcon; section: SectionKey }

/** What is looked up on the server. */
const lookups: readonly Lookup[] = [
  { kind: 'users', icon: 'people', section: 'users' },
  { kind: 'clients', icon: 'build', section: 'clients' },
  { kind: 'groups', icon: 'people', section: 'groups' },
  { kind: 'roles', icon: 'access', section: 'roles' },
  { kind: 'apis', icon: 'build', section: 'apis' },
]

/** What the palette offers a visitor in one environment of a tenant: no more than what they may open (UX-C8). */
export function paletteFor(tenant: string, place: Place): PaletteProps {
  const t = words('common')
  const english = wordsIn('en', 'common')
  const { current } = place
  const home = `/admin/${tenant}`
  const at = (path: string) => `${home}/${path}?${new URLSearchParams({ environment: current.slug })}`
  const pages = sectionGroups.flatMap(({ key: group, icon, sections }) =>
    sections
      .filter((key: SectionKey) => isOpenTo(place, key))
      .map((key): PaletteEntry => {
        const { shortcut, synonyms = [] } = sectionOf(key)
        const more = {
          ...(shortcut === undefined ? {} : { shortcut }),
          // Whoever knows it by its English name finds it by that.
          synonyms: [...synonyms, english(`section.${key}`)],
        }
        return {
          label: sectionLabel(key),
          href: sectionHref(tenant, key, current.slug),
          icon,
          hint: groupLabel(group),
          ...more,
        }
      }),
  )
  const actions = (starts as readonly (Start & { key: StartKey })[])
    .filter(({ permission, here }) => (here === true ? place.mayHere(permission) : place.may(permission)))
    .map(
      ({ key, path, icon, synonyms = [], here }): PaletteEntry => ({
        label: t(`start.${key}`),
        href: at(path),
        icon,
        synonyms: [...synonyms, english(`start.${key}`)],
        ...(here === true ? { hint: current.displayName } : {}),
      }),
    )
  const sources = lookups
    .filter(({ section }) => isOpenTo(place, section))
    .map(
      ({ kind, icon, section }): PaletteSource => ({
        label: sectionLabel(section),
        icon,
        url: `${home}/pick/${kind}?${new URLSearchParams({ environment: current.slug })}`,
        href: `${home}/${sectionOf(section).path}/{id}?${new URLSearchParams({ environment: current.slug })}`,
      }),
    )
  return { actions, pages, sources }
}
