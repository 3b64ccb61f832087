import { z } from 'zod'
import { identifierSentences, readIdentifier } from '#lib/identity/identifier.ts'
import { readImportedHash } from '#lib/identity/imported-hash.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { plainly } from '../plainly.ts'
import { profileFields } from '../users/profile-fields.ts'
import { type AttributeValue, readAttributes } from '../users/set-attributes.ts'
import { flagOf, groupsOf, statusOf, textOf } from './cells.ts'
import { attributeOf } from './fields.ts'
import { mapped } from './mapping.ts'
import type { Cell, TableRow } from './table.ts'

/** What is wrong with a row: which field (empty: the row itself), and why, as the end of a sentence. */
export type Fault = { field: string; reason: string }

export type Identifier = { kind: 'email' | 'username' | 'phone'; value: string; normalized: string }

/** A person as a row tells of them. */
export type ImportedPerson = {
  identifiers: Identifier[]
  isEmailVerified: boolean
  displayName: string
  givenName: string | null
  familyName: string | null
  locale: string | null
  zoneinfo: string | null
  picture: string | null
  externalId: string | null
  status: 'active' | 'suspended'
  groups: string[]
  attributes: Record<string, AttributeValue>
  passwordHash: string | undefined
}

const profile = z.object({ ...profileFields, displayName: profileFields.displayName.optional() })
const profileNames = ['displayName', 'givenName', 'familyName', 'locale', 'zoneinfo', 'picture', 'externalId'] as const
const kinds = ['email', 'username', 'phone'] as const

/** Reads a row by a mapping, with everything that is wrong with it. `vouch`: addresses are verified where no column says so. */
export function readPerson(
  row: TableRow,
  mapping: readonly string[],
  { vouch }: { vouch: boolean },
): { person: ImportedPerson } | { faults: Fault[] } {
  if (row.fault !== undefined) return { faults: [{ field: '', reason: row.fault }] }
  const cells = mapped(row.cells, mapping)
  const faults: Fault[] = []
  const fail = (field: string, reason: string): undefined => void faults.push({ field, reason })
  const text = (field: string): string => textOf(cells.get(field), (reason) => fail(field, reason))

  const typed = Object.fromEntries(profileNames.map((name) => [name, text(name)]))
  const read = profile.safeParse(
    { ...typed, displayName: typed.displayName === '' ? undefined : typed.displayName },
    { error: plainly },
  )
  if (!read.success) for (const issue of read.error.issues) fail(String(issue.path[0]), issue.message)
  const identifiers = kinds.flatMap((kind): Identifier[] => {
    const value = text(kind)
    if (value === '') return []
    const known = readIdentifier(kind, value)
    if (known === undefined) fail(kind, lowered(identifierSentences[kind]))
    return known === undefined ? [] : [{ kind, ...known }]
  })
  if (identifiers.length === 0 && faults.length === 0) fail('', 'has no e-mail address, user name or phone number')
  const status = statusOf(text('status')) ?? fail('status', 'is neither active nor suspended')
  const verified = flagOf(cells.get('emailVerified'), vouch) ?? fail('emailVerified', 'is neither yes nor no')
  const groups =
    groupsOf(cells.get('groups')) ?? fail('groups', `names groups by their slugs, up to ${bounds.invitation.groups}`)
  const passwordHash = hashOf(text('passwordHash'), (reason) => fail('passwordHash', reason))
  const attributes = attributesOf(cells, (reason) => fail('attributes', reason))
  if (faults.length > 0 || !read.success) return { faults }
  const { displayName, ...rest } = read.data
  const parts = [rest.givenName, rest.familyName].filter((part) => part !== null).join(' ')
  const name = displayName ?? (parts === '' ? (identifiers[0]?.value ?? '') : parts).slice(0, bounds.text.name)
  return {
    person: {
      ...rest,
      displayName: name,
      identifiers,
      isEmailVerified: verified ?? false,
      status: status ?? 'active',
      groups: groups ?? [],
      attributes: attributes ?? {},
      passwordHash,
    },
  }
}

function hashOf(text: string, fail: (reason: string) => void): string | undefined {
  if (text === '') return undefined
  const hash = readImportedHash(text)
  if (hash === 'unknown') fail('is no hash in a form that is taken: bcrypt, Argon2, scrypt or PBKDF2')
  if (hash === 'cost') fail('would cost too much, or next to nothing, to verify')
  return typeof hash === 'string' ? undefined : text
}

function attributesOf(cells: ReadonlyMap<string, Cell>, fail: (reason: string) => void) {
  const entries = [...cells].flatMap(([target, cell]) => {
    const name = attributeOf(target)
    return name === undefined || cell === '' || cell === null ? [] : [[name, cell]]
  })
  try {
    return readAttributes(JSON.stringify(Object.fromEntries(entries)))
  } catch (error) {
    if (!isServiceError(error)) throw error
    return void fail(error.fields?.attributes ?? error.message)
  }
}

const lowered = (sentence: string): string => `is not one. ${sentence}`
