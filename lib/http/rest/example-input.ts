import { formatId, type Kind, prefixes } from '#lib/kernel/ids.ts'
import type { Seed } from '#lib/services/example.ts'
import type { Entry } from './route-of.ts'

const id = (kind: Kind): string => formatId(kind, '01990000-0000-7000-8000-000000000001')

/** What a thing of the seed is, by how its name ends: `spareClient` is a client. */
function kindOf(name: string): Kind {
  const words = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const kinds = (Object.keys(prefixes) as Kind[]).filter((kind) => words === kind || words.endsWith(`_${kind}`))
  return kinds.sort((a, b) => b.length - a.length)[0] ?? 'user'
}

function thing(name: string): unknown {
  if (/tenant$/i.test(name)) return 'acme'
  if (/environment$/i.test(name)) return 'production'
  if (name === 'unique') return () => 'example'
  if (name === 'identifiers') {
    const identifier = id('identifier')
    return { unverified: identifier, unconfirmed: identifier, second: identifier, third: identifier }
  }
  if (name === 'promoted') return ['example']
  const kind = kindOf(name)
  return new Proxy({ id: id(kind), ...placeOf(kind, name) }, { get: named })
}

/** People and groups, their invitations and imports stand in a directory; what was promoted, in an environment. */
function placeOf(kind: string, name: string): Record<string, string> {
  if (kind === 'promotion') return { environment: 'production' }
  return ['user', 'group', 'invitation', 'import'].includes(kind) && name !== 'operator' ? { directory: 'main' } : {}
}

/** What a thing is called beside its id: what is to go is typed, and the like. */
const named = (it: Record<string, string>, name: string | symbol): unknown =>
  typeof name === 'string' ? (it[name] ?? (name === 'email' ? 'ada@example.test' : 'example')) : undefined

/** A tenant that is nobody's, for the examples of the document: ids of the right form, which name nothing. */
const exampleSeed = new Proxy({} as Seed, {
  get: (_, name) => (typeof name === 'string' ? thing(name) : undefined),
})

/** What a use case takes, by its own example: for the document, which is the same for everybody. */
export const exampleInput = ({ example }: Entry): Record<string, unknown> => ({ ...(example(exampleSeed) as object) })
