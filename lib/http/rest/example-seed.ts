import { formatId, type Kind } from '#lib/kernel/ids.ts'
import type { Seed } from '#lib/services/example.ts'

/** What the things that examples speak of are, by how their names end. */
const kinds: readonly [RegExp, Kind][] = [
  [/apiKey$/i, 'api_key'],
  [/client$/i, 'client'],
  [/group$/i, 'group'],
  [/role$/i, 'role'],
  [/api$/i, 'api'],
  [/permission$/i, 'permission'],
  [/invitation$/i, 'invitation'],
  [/assignment$/i, 'assignment'],
  [/session$/i, 'session'],
  [/credential$/i, 'credential'],
  [/grant$/i, 'grant'],
  [/import$/i, 'import'],
  [/mail$/i, 'mail'],
  [/view$/i, 'view'],
  [/^key$/i, 'key'],
]

const id = (kind: Kind): string => formatId(kind, '01990000-0000-7000-8000-000000000001')

function thing(name: string): unknown {
  if (/tenant$/i.test(name)) return 'acme'
  if (/environment$/i.test(name)) return 'production'
  if (name === 'unique') return () => 'example'
  if (name === 'identifiers') return { unverified: id('identifier'), second: id('identifier'), third: id('identifier') }
  const kind = kinds.find(([ending]) => ending.test(name))?.[1] ?? 'user'
  const inner = { secretId: id('client_secret'), permission: id('permission') }
  return { id: id(kind), ...placeOf(kind, name), ...wordOf(kind, name), ...(/client|api/i.test(name) ? inner : {}) }
}

/** People and groups, their invitations and imports stand in a directory. */
const placeOf = (kind: Kind, name: string) =>
  ['user', 'group', 'invitation', 'import'].includes(kind) && name !== 'operator' ? { directory: 'main' } : {}

/** What is to go is named beside its id, by what names it to people. */
function wordOf(kind: Kind, name: string): Record<string, string> {
  if (!/^doomed|^spareGroup/.test(name)) return {}
  if (kind === 'user') return { email: 'ada@example.test' }
  return kind === 'group' || kind === 'role' ? { slug: 'example' } : { name: 'Example' }
}

/** A tenant that is nobody's, for the examples of the document: ids of the right form, which name nothing. */
export const exampleSeed = new Proxy({} as Seed, {
  get: (_, name) => (typeof name === 'string' ? thing(name) : undefined),
})
