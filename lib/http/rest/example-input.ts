import { formatId, type Kind } from '#lib/kernel/ids.ts'
import type { Seed } from '#lib/services/example.ts'
import type { Entry } from './route-of.ts'

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
  [/webhook$/i, 'webhook'],
  [/^key$/i, 'key'],
]

const id = (kind: Kind): string => formatId(kind, '01990000-0000-7000-8000-000000000001')

function thing(name: string): unknown {
  if (/tenant$/i.test(name)) return 'acme'
  if (/environment$/i.test(name)) return 'production'
  if (name === 'unique') return () => 'example'
  if (name === 'identifiers') return { unverified: id('identifier'), second: id('identifier'), third: id('identifier') }
  const kind = kinds.find(([ending]) => ending.test(name))?.[1] ?? 'user'
  return new Proxy({ id: id(kind), ...placeOf(kind, name) }, { get: named })
}

/** People and groups, their invitations and imports stand in a directory. */
const placeOf = (kind: Kind, name: string) =>
  ['user', 'group', 'invitation', 'import'].includes(kind) && name !== 'operator' ? { directory: 'main' } : {}

/** What a thing is called beside its id: what is to go is typed, and the like. */
const named = (it: Record<string, string>, name: string | symbol): unknown =>
  typeof name === 'string' ? (it[name] ?? (name === 'email' ? 'ada@example.test' : 'example')) : undefined

/** A tenant that is nobody's, for the examples of the document: ids of the right form, which name nothing. */
const exampleSeed = new Proxy({} as Seed, {
  get: (_, name) => (typeof name === 'string' ? thing(name) : undefined),
})

/** What a use case takes, by its own example: for the document, which is the same for everybody. */
export const exampleInput = ({ example }: Entry): Record<string, unknown> => ({ ...(example(exampleSeed) as object) })
