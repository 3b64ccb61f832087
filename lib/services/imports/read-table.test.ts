import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds } from '#lib/limits/bounds.ts'
import { guessMapping } from './guess.ts'
import { mappingProblem } from './mapping.ts'
import { readTable } from './read-table.ts'

const cellsOf = (text: string) => readTable(text).rows.map(({ cells }) => cells)

describe('a CSV file', () => {
  test.each([',', ';', '\t'])(
    'parted by %j is read, with quotes, line ends of any kind and a mark at its front',
    (sign) => {
      const text = `\ufeffemail${sign}name\r\nada@x.test${sign}"Ada ""Countess""${sign} of\nLovelace"\r\n\r\nben@x.test${sign}Ben`
      const table = readTable(text)
      expect(table.columns).toEqual(['email', 'name'])
      expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
        [2, 'ada@x.test', `Ada "Countess"${sign} of\nLovelace`],
        [5, 'ben@x.test', 'Ben'],
      ])
    },
  )

  test('whatever is written to it comes back', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9 ;,"]{0,12}$/).filter((text) => text === text.trim())
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((text) => !/^\s*$/.test(text) && !['\r', '\u0000', '\ufeff'].some((sign) => text.includes(sign)))
    const made = fc.uniqueArray(name, { minLength: 2, maxLength: 5 }).chain((columns) =>
      fc.record({
        columns: fc.constant(columns),
        rows: fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
          minLength: 1,
          maxLength: 8,
        }),
        delimiter: fc.constantFrom(',', ';', '\t'),
      }),
    )
    fc.assert(
      fc.property(made, ({ columns, rows, delimiter }) => {
        const text = stringify([columns, ...rows], { delimiter, quoted: true })
        const table = readTable(text)
        expect(table.columns).toEqual(columns)
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows)
      }),
      { numRuns: 40 },
    )
  })

  test('a row with another number of cells is a row with a fault; the others are read', () => {
    const table = readTable('email,name\na@x.test,A\nb@x.test\nc@x.test,C,more\nd@x.test,D\n')
    expect(table.rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, undefined],
      [3, 'has 1 cells where the first line has 2'],
      [4, 'has 3 cells where the first line has 2'],
      [5, undefined],
    ])
  })

  test.each([
    ['', /empty/],
    ['  \n \n', /empty/],
    ['email,name\n', /no people/],
    ['email,email\na,b\n', /Two columns are called “email”/],
    ['email,name\na,"b\n', /A quote is opened in line 2/],
    ['email,name\na,b"c\n', /quotes in line 2/],
    [`email\n${'a@x.test\n'.repeat(bounds.import.rows + 1)}`, /more than 2,000 rows/],
    [`${Array.from({ length: 101 }, (_, index) => `c${index}`).join()}\n1\n`, /more than 100 columns/],
    [`email\n${'x'.repeat(bounds.import.cell * 5)}\n`, /too long/],
    [`email\n${`${'x'.repeat(8_000)}\n`.repeat(700)}`, /larger than 5 MB/],
  ])('%#: what is none, or beyond a bound, is refused in a sentence', (text, sentence) => {
    expect(() => readTable(text)).toThrow(sentence)
  })
})

describe('a JSON file', () => {
  test('is an array of objects, or one a line; attributes are columns of their own', () => {
    const people = [
      { email: 'a@x.test', attributes: { team: 'red', level: 3 } },
      { email: 'b@x.test', groups: ['x', 'y'] },
    ]
    const columns = ['email', 'attributes.team', 'attributes.level', 'groups']
    for (const text of [JSON.stringify(people), people.map((each) => JSON.stringify(each)).join('\n')]) {
      expect(readTable(text).columns).toEqual(columns)
      expect(cellsOf(text)).toEqual([
        ['a@x.test', 'red', 3, undefined],
        ['b@x.test', undefined, undefined, ['x', 'y']],
      ])
    }
  })

  test.each([
    ['[{"email":"a"', /not JSON/],
    ['{"email":"a"}\n{"email":', /not JSON in line 2/],
    ['[]', /no people/],
    ['[1, 2]', /no people/],
  ])('%#: what is none is refused in a sentence', (text, sentence) => {
    expect(() => readTable(text)).toThrow(sentence)
  })

  test('an entry that is no object is a row with a fault', () => {
    expect(readTable('[{"email":"a@x.test"}, 5, null]').rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'is not an object'],
      [3, 'is not an object'],
    ])
  })

  test('8.2.3 the names of prototypes are names like others', () => {
    const table = readTable('[{"__proto__": {"email": "x"}, "constructor": "y", "email": "a@x.test"}]')
    expect(table.columns).toContain('email')
    expect(({} as { email?: string }).email).toBeUndefined()
  })
})

describe('what the columns are', () => {
  const guessOf = (head: string, row = '') => guessMapping(readTable(`${head}\n${row || head}\n`))

  test('is guessed by their names, each field once', () => {
    expect(guessOf('E-Mail,First Name,last_name,Department,ID,Primary E-mail Address')).toEqual([
      'email',
      'givenName',
      'familyName',
      '-',
      'externalId',
      '-',
    ])
    expect(guessOf('Team,groups')).toEqual(['-', 'groups'])
    expect(guessOf('attributes.department,custom')).toEqual(['attributes.department', '-'])
  })

  test('a column of passwords in clear is left out, one of hashes is not', () => {
    expect(guessOf('email,password', 'a@x.test,hunter2 hunter2')).toEqual(['email', '-'])
    expect(guessOf('email,password', 'a@x.test,$2b$10$abc')).toEqual(['email', 'passwordHash'])
  })

  test('`sub` and `client_id` are never imported: a `sub` of elsewhere is an external id', () => {
    expect(guessOf('email,sub,client_id')).toEqual(['email', 'externalId', '-'])
    const table = readTable('email,sub\na,b\n')
    for (const target of ['sub', 'clientId', 'id', 'version', 'attributes.', 'attributes.0x', '__proto__'])
      expect(mappingProblem(table, ['email', target])).toMatch(/nothing that a column can become/)
  })

  test('must tell people apart, and name each field once', () => {
    const table = readTable('a,b\n1,2\n')
    expect(mappingProblem(table, ['email', '-'])).toBeUndefined()
    expect(mappingProblem(table, ['displayName', '-'])).toMatch(/told apart/)
    expect(mappingProblem(table, ['email', 'email'])).toMatch(/Two columns/)
    expect(mappingProblem(table, ['email'])).toMatch(/each column/)
  })
})
