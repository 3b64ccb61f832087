import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importFields } from './fields.ts'
import { readPerson } from './read-person.ts'
import type { Cell } from './table.ts'

/** Reads one row whose columns are what they are called. */
const read = (row: Record<string, Cell>, vouch = false) =>
  readPerson({ line: 2, cells: Object.values(row) }, Object.keys(row), { vouch })
const person = (row: Record<string, Cell>, vouch = false) => {
  const answer = read(row, vouch)
  if ('faults' in answer) throw new Error(JSON.stringify(answer.faults))
  return answer.person
}
const faults = (row: Record<string, Cell>) => {
  const answer = read(row)
  return 'faults' in answer ? answer.faults.map(({ field }) => field) : []
}

describe('a row', () => {
  test('is a person, normalized', () => {
    expect(
      person({
        email: ' Ada@Example.TEST ',
        username: 'Ada.L',
        phone: '+49 (30) 555-0142',
        displayName: '',
        givenName: 'Ada',
        familyName: 'Lovelace',
        locale: 'en-GB',
        zoneinfo: 'Europe/London',
        externalId: '42',
        emailVerified: 'yes',
        status: 'Disabled',
        groups: 'readers; writers readers',
        'attributes.team': 'red',
      }),
    ).toEqual({
      identifiers: [
        { kind: 'email', value: 'Ada@Example.TEST', normalized: 'ada@example.test' },
        { kind: 'username', value: 'Ada.L', normalized: 'ada.l' },
        { kind: 'phone', value: '+49305550142', normalized: '+49305550142' },
      ],
      isEmailVerified: true,
      displayName: 'Ada Lovelace',
      givenName: 'Ada',
      familyName: 'Lovelace',
      locale: 'en-GB',
      zoneinfo: 'Europe/London',
      picture: null,
      externalId: '42',
      status: 'suspended',
      groups: ['readers', 'writers'],
      attributes: { team: 'red' },
      passwordHash: undefined,
    })
  })

  test('without a name is called by their address; values of JSON keep what they are', () => {
    const made = person(
      { email: 'a@x.test', emailVerified: false, 'attributes.level': 3, 'attributes.tags': ['x'] },
      true,
    )
    expect(made.displayName).toBe('a@x.test')
    expect(made.isEmailVerified).toBe(false)
    expect(made.attributes).toEqual({ level: 3, tags: ['x'] })
    expect(person({ email: 'a@x.test' }, true).isEmailVerified).toBe(true)
    expect(person({ email: 'a@x.test', emailVerified: '' }).isEmailVerified).toBe(false)
  })

  test('says everything that is wrong with it', () => {
    const row = {
      email: 'nobody',
      username: 'a b',
      phone: '030',
      displayName: 'x'.repeat(101),
      locale: 'e_n',
      zoneinfo: 'Mars/Olympus',
      emailVerified: 'perhaps',
      status: 'asleep',
      groups: ['x', 7],
      passwordHash: 'hunter2',
      'attributes.a': 'x'.repeat(5_000),
    }
    expect(faults(row).sort()).toEqual([
      'attributes',
      'displayName',
      'email',
      'emailVerified',
      'groups',
      'locale',
      'passwordHash',
      'phone',
      'status',
      'username',
      'zoneinfo',
    ])
  })

  test('that names nobody, or holds signs that are no text, is refused', () => {
    expect(read({ email: '', displayName: 'Nobody' })).toEqual({
      faults: [{ field: '', reason: 'has no e-mail address, user name or phone number' }],
    })
    expect(faults({ email: 'a@x.test', displayName: 'A\u0000B' })).toEqual(['displayName'])
    expect(faults({ email: 'a@x.test', displayName: 'A\ud800B' })).toEqual(['displayName'])
    expect(faults({ email: ['a@x.test'] })).toContain('email')
  })

  test('a fault never repeats a hash or a password', () => {
    const answer = read({ email: 'a@x.test', passwordHash: 'hunter2 in clear' })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })

  test('8.2.3 whatever its cells hold, it is a person or has a fault', () => {
    const odd = ['', '\u0000', '\ud800', null, 3, true, ['x'], { a: 1 }, undefined] as const
    const cell: fc.Arbitrary<Cell> = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom<Cell>(...odd))
    const row = fc.record(Object.fromEntries(importFields.map((field) => [field, cell])), { requiredKeys: ['email'] })
    fc.assert(
      fc.property(row, (cells) => {
        const answer = read(cells as Record<string, Cell>)
        expect('person' in answer || answer.faults.length > 0).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
