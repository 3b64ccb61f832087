import type { BuiltInRole } from '#lib/access/roles.ts'
import type { SeedAccess } from './access.ts'
import { departments, type PersonName, personName } from './names.ts'
import type { Rows } from './rows.ts'
import type { SeedTenant } from './tenant.ts'

/** What all people of a seed have in common: the hash of their password, and the search key of each word of their names. */
export type SeedPeople = { passwordHash: string; searchKeys: ReadonlyMap<string, string>; until: Date }

export type SeedPerson = { id: string; email: string; lastSignIn: Date | null }

/** The first people of a tenant look after it. */
const managers: readonly BuiltInRole[] = ['owner', 'admin', 'user_manager', 'support', 'auditor']

/**
 * Writes the n-th person of a tenant (from 0): most of them active and verified, with a password, in a group or two, some with a
 * role of their own and a number of another system.
 */
export function addPerson(rows: Rows, tenant: SeedTenant, access: SeedAccess, seed: SeedPeople, n: number): SeedPerson {
  const { draw, id: tenantId } = tenant
  const created = n === 0 ? tenant.at : draw.before(seed.until, days(tenant.at, seed.until))
  const person = { tenant_id: tenantId, directory_id: tenant.directories.main, user_id: draw.id(created) }
  const name = personName(draw)
  const isManager = n < managers.length
  const email = addressOf(name, seed, tenant.slug, n)
  const isVerified = isManager || draw.int(10) > 0
  const hasPassword = isManager || draw.int(20) > 0
  const lastSignIn = draw.int(10) < 7 ? draw.before(seed.until, days(created, seed.until)) : null
  const externalId = draw.int(5) === 0 ? `HR-${n}` : null
  addUser(
    rows,
    person,
    { name, email, created, isVerified, hasPassword, lastSignIn, externalId, isManager },
    tenant,
    seed,
  )
  const identifier = { ...person, id: draw.id(created), kind: 'email', value: email, normalized: email, primary: true }
  rows.add('identifiers', { ...identifier, verified_at: isVerified ? created : null, created_at: created })
  if (hasPassword) {
    const credential = { ...person, id: draw.id(created), kind: 'password', secret_hash: seed.passwordHash }
    rows.add('credentials', { ...credential, created_at: created })
  }
  if (draw.int(2) === 0) {
    const department = draw.of(departments)
    const attribute = { ...person, name: 'department', value: JSON.stringify(department), value_text: department }
    rows.add('user_attributes', { ...attribute, updated_at: created })
  }
  join(rows, person, tenant, access, created)
  const role = managers[n]
  if (role !== undefined) give(rows, person, tenant, { builtin_role: role, role_id: null }, created)
  else if (draw.int(20) === 0)
    give(rows, person, tenant, { builtin_role: null, role_id: draw.of(access.roles) }, created)
  return { id: person.user_id, email, lastSignIn }
}

type PersonKey = { tenant_id: string; directory_id: string; user_id: string }
type Facts = {
  name: PersonName
  email: string
  created: Date
  isVerified: boolean
  hasPassword: boolean
  lastSignIn: Date | null
  externalId: string | null
  isManager: boolean
}

/** With what the triggers derive of it, for they stand still: `seed.int.test.ts` compares. */
function addUser(rows: Rows, person: PersonKey, facts: Facts, { draw }: SeedTenant, seed: SeedPeople): void {
  const { user_id, ...place } = person
  const { name, email, created, lastSignIn, externalId } = facts
  const [given, family] = [keyOf(seed, name.given), keyOf(seed, name.family)]
  rows.add('users', {
    ...place,
    id: user_id,
    sub: draw.name(),
    display_name: name.display,
    given_name: name.given,
    family_name: name.family,
    status: facts.isManager || draw.int(50) > 0 ? 'active' : 'suspended',
    external_id: externalId,
    created_at: created,
    updated_at: created,
    last_sign_in_at: lastSignIn,
    name_key: `${given} ${family}`,
    email_key: email,
    email_verified: facts.isVerified,
    factors: facts.hasPassword ? 1 : 0,
    sign_in_key: lastSignIn === null ? 0 : lastSignIn.getTime() * 1000,
  })
  const known = [`${given} ${family}`, given, family, email, ...(externalId === null ? [] : [externalId.toLowerCase()])]
  rows.add('user_search', { ...person, text: known.join('\n') })
}

function join(rows: Rows, person: PersonKey, { draw }: SeedTenant, { groups }: SeedAccess, at: Date): void {
  const first = draw.int(groups.length)
  const joined = new Set(draw.int(3) === 0 ? [first, draw.int(groups.length)] : [first])
  for (const n of joined) {
    const group = groups[n]
    if (group !== undefined) rows.add('group_members', { ...person, group_id: group, created_at: at })
  }
}

type Given = { builtin_role: string | null; role_id: string | null }

const give = (rows: Rows, person: PersonKey, { draw }: SeedTenant, given: Given, at: Date): void =>
  rows.add('assignments', {
    tenant_id: person.tenant_id,
    id: draw.id(at),
    ...given,
    user_directory_id: person.directory_id,
    user_id: person.user_id,
    group_directory_id: null,
    group_id: null,
    created_at: at,
  })

const keyOf = ({ searchKeys }: SeedPeople, word: string): string => {
  const key = searchKeys.get(word)
  if (key === undefined) throw new Error(`nobody asked for the search key of ${word}`)
  return key
}

const addressOf = (name: PersonName, seed: SeedPeople, slug: string, n: number): string => {
  const [given, family] = [name.given, name.family].map((word) => keyOf(seed, word).replace(/[^a-z]/g, ''))
  return `${given}.${family}.${n}@${slug}.example`
}

const dayMs = 86_400_000
const days = (from: Date, to: Date): number => Math.max(1, Math.floor((to.getTime() - from.getTime()) / dayMs))
