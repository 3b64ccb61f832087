import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/** The import table of the design (section 3): which folder may import which at run time. Type-only imports are free. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const foundation = ['kernel', 'db', 'prisma', 'pg']
const nouns = [
  'access',
  'policy',
  'audit',
  'tenancy',
  'keys',
  'mail',
  'limits',
  'net',
  'jobs',
  'webhooks',
  'language',
  'branding',
]
const people = [...foundation, ...nouns]
const issuing = [...people, 'oidc', 'identity', 'clients']
const anyPackage = '*'

/** `own` folders, and the packages that only some may import. A package no row restricts is free to all but `oidc` and `kernel`. */
const table: Record<string, readonly string[]> = {
  'lib/kernel': ['zod', 'pino'],
  'lib/oidc': ['jose'],
  'lib/db': foundation,
  'lib/identity': [...people, 'identity', 'clients'],
  'lib/clients': [...people, 'identity', 'clients', 'jose'],
  // Configuration as documents: what it is, how it differs, and how it is read. The verbs that write it are services.
  'lib/promotion': [...people, 'clients', 'zod', 'yaml'],
  'lib/issuance': issuing,
  'lib/provider': [...issuing, 'issuance'],
  'lib/services': [...issuing.filter((name) => name !== 'oidc'), 'issuance', 'promotion', 'zod'],
  'lib/operator': [
    'next-auth',
    '@auth/prisma-adapter',
    'keys',
    'access',
    'tenancy',
    'identity',
    'kernel',
    'db',
    'prisma',
    'jose',
  ],
  'lib/actor': ['next', 'operator', 'keys', 'access', 'tenancy', 'identity', 'kernel', 'db', 'prisma', 'jose'],
  'lib/http': ['actor', 'limits', 'language', 'kernel', 'next'],
  'lib/testing': [...issuing, 'issuance'],
  'lib/server': [
    ...issuing,
    'issuance',
    'promotion',
    'provider',
    'services',
    'actor',
    'operator',
    'http',
    // The pages of a sign-in, which the pages process answers without Next.js.
    'app/t',
    'prisma/seed.ts',
    anyPackage,
  ],
  components: ['react'],
  'app/t': ['provider', 'identity', 'services', 'components', 'language', 'kernel'],
  'app/.well-known': ['provider'],
  'app/account': ['provider'],
  'app/admin': ['app/messages', 'language', 'services', 'http', 'actor', 'components', 'kernel', 'next'],
  // The playground is the one page of the portal that is a client of the provider: it asks as any client does.
  'app/admin/[tenant]/playground': [
    'provider',
    'app/admin',
    'app/messages',
    'services',
    'http',
    'actor',
    'components',
    'kernel',
    'next',
  ],
  'app/platform': ['app/messages', 'services', 'http', 'actor', 'components', 'kernel', 'next'],
  'app/messages': ['components', 'http', 'kernel'],
  'app/setup': ['app/messages', 'services', 'http', 'actor', 'components', 'kernel', 'next'],
  'app/api': ['services', 'http', 'actor', 'components', 'kernel', 'next'],
}
for (const noun of nouns) table[`lib/${noun}`] = people

/** Packages that stand for something: only the folders that name them may import them. */
const restricted = new Set(['next-auth', '@auth/prisma-adapter', 'pg', '@prisma/client', '@prisma/adapter-pg', 'next'])

type Import = { file: string; specifier: string }

const isTest = (file: string): boolean => /\.(int\.)?test\.tsx?$/.test(file) || /\/testing\//.test(file)

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.normalize(relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')))
    .filter((file) => !file.includes('/generated/') && !isTest(file))
}

/** Run-time imports of a file: static, re-exported and dynamic; `import type` and `export type` are left out. */
function imports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const statics = text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)
  const dynamics = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)
  return [...statics, ...dynamics].map((match) => ({ file, specifier: match[1] ?? '' }))
}

/** Where an import leads: `lib/x`, `app/x`, `components/x`, or the package's name. */
function target({ file, specifier }: Import): string {
  const inside = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(file), specifier)
      : undefined
  if (inside !== undefined)
    return inside
      .split('/')
      .slice(0, inside.startsWith('components/') ? 1 : 2)
      .join('/')
  if (specifier.startsWith('node:')) return 'node'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

const names: Record<string, string> = { '@prisma/client': 'prisma', '@prisma/adapter-pg': 'prisma' }

function isAllowed(home: string, allowed: readonly string[], found: Import): boolean {
  const to = target(found)
  if (to === home || to === 'node') return to !== 'node' || home !== 'lib/oidc'
  if (/^(lib|app|components|prisma|e2e|scripts)(\/|$)/.test(to)) return allowed.includes(to.replace(/^lib\//, ''))
  if (allowed.includes(anyPackage) || allowed.includes(names[to] ?? to)) return true
  const closed = home === 'lib/oidc' || home === 'lib/kernel' || restricted.has(to)
  return !closed
}

const homeOf = (file: string): string | undefined =>
  Object.keys(table)
    .filter((home) => file.startsWith(`${home}/`))
    .sort((a, b) => b.length - a.length)[0]

describe('the import table', () => {
  const files = ['lib', 'app', 'components'].flatMap(sources)

  test('no folder imports what its row does not name', () => {
    const strays = files.flatMap((file) => {
      const home = homeOf(file)
      if (home === undefined) return []
      return imports(file)
        .filter((found) => !isAllowed(home, table[home] ?? [], found))
        .map((found) => `${file} -> ${found.specifier}`)
    })
    expect(strays).toEqual([])
  })

  test('every folder of lib has a row', () => {
    const folders = new Set(files.filter((file) => /^lib\/[^/]+\//.test(file)).map((file) => file.split('/')[1]))
    expect([...folders].filter((folder) => table[`lib/${folder}`] === undefined)).toEqual([])
  })

  test('next-auth is imported by operator alone', () => {
    const strangers = files.filter(
      (file) =>
        !file.startsWith('lib/operator/') &&
        imports(file).some((found) => /^(next-auth|@auth\/)/.test(found.specifier)),
    )
    expect(strangers).toEqual([])
  })

  test('the protocol reads no clock, no randomness, no environment and no network of its own', () => {
    const impure = files
      .filter((file) => file.startsWith('lib/oidc/'))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8')
        const found = text.match(
          /process\.env|Date\.now\(|new Date\(\)|Math\.random|\bfetch\(|crypto\.(subtle|random)/g,
        )
        return (found ?? []).map((what) => `${file}: ${what}`)
      })
    expect(impure).toEqual([])
  })

  test('nobody writes to the console: there is one log', () => {
    const noisy = files.filter(
      (file) =>
        !file.startsWith('lib/server/') &&
        /\bconsole\.(log|info|warn|error|debug)\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(noisy).toEqual([])
  })
})

describe('the house budgets', () => {
  const lines = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length - 1
  const files = ['lib', 'app', 'components'].flatMap(sources)

  test('no file of the protocol is over 200 lines, none elsewhere over 300', () => {
    const long = files.filter((file) => lines(file) > (file.startsWith('lib/oidc/') ? 200 : 300))
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([])
  })

  test('a route file says what is behind the door and stops', () => {
    const long = files.filter((file) => /\/route\.ts$/.test(file) && lines(file) > 10)
    expect(long.map((file) => `${file}: ${lines(file)}`)).toEqual([])
  })

  test('no folder or file is a drawer for anything', () => {
    expect(files.filter((file) => /\/(utils?|helpers?|common|misc|shared)(\/|\.)/.test(file))).toEqual([])
  })
})
