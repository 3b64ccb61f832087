import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listUrl, matchingQuery, withoutAny, withoutFilter } from './list-at.ts'
import type { ListShape } from './list-shape.ts'
import { type ListState, readListState, type Search, writeListState } from './list-state.ts'

const shape: ListShape = {
  key: 'users',
  sort: '-created',
  columns: [
    { id: 'name', label: 'Name', sort: 'name', key: true },
    { id: 'email', label: 'E-mail' },
    { id: 'status', label: 'Status' },
    { id: 'locale', label: 'Locale', hidden: true },
    { id: 'createdAt', label: 'Created', sort: 'created' },
  ],
  filters: [
    { kind: 'choice', name: 'status', label: 'Status', options: options('active', 'suspended') },
    { kind: 'choice', name: 'factor', label: 'MFA', options: options('none', 'totp', 'passkey'), multiple: true },
    { kind: 'pick', name: 'role', label: 'Role', pick: 'roles', operators: options('is', 'directly') },
    { kind: 'within', name: 'signIn', label: 'Last sign-in', never: true },
    { kind: 'attribute', name: 'attribute', label: 'Attribute' },
    { kind: 'text', name: 'about', label: 'About' },
  ],
}
function options(...values: string[]) {
  return values.map((value) => ({ value, label: value }))
}
const read = (query: string) => readListState(shape, searchOf(new URLSearchParams(query)))

/** The query as Next hands it to a page. */
function searchOf(params: URLSearchParams): Search {
  const entries = [...new Set(params.keys())].map((name) => {
    const all = params.getAll(name)
    return [name, all.length === 1 ? all[0] : all] as const
  })
  return Object.fromEntries(entries)
}

const words = fc.string({ unit: 'binary', maxLength: 30 })
const likely = fc.oneof(
  words,
  fc.constantFrom('active', 'none,totp', 'directly:rol_1', 'rol_1', 'never', 'within:90', 'beyondOrNever:7', '30'),
  fc.constantFrom('between:2026-01-01,2026-02-01', 'between:,2026-02-01', 'team,red', 'missing:team', 'missing', 'is'),
  fc.constantFrom(
    'is:is:x',
    'team,a\\,b\\\\',
    'never:never',
    'is:',
    ':',
    '\\',
    'email,status',
    'none',
    '-name',
    'name',
  ),
)
const names = ['q', 'sort', 'columns', 'cursor', 'before', 'at', ...shape.filters.map(({ name }) => name)]
const searches = fc.dictionary(fc.constantFrom(...names), fc.oneof(likely, fc.array(likely, { maxLength: 3 })))

describe('UX-C1 the URL is the state of a list', () => {
  test('what is written is read back as it was, whatever was in the URL', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const state = readListState(shape, search)
        const written = new URLSearchParams(writeListState(shape, state))
        expect(readListState(shape, searchOf(written))).toEqual(state)
      }),
    )
  })

  test('UX-C3 search, filters and order combine, and each can be taken away', () => {
    const state = read('q=ada&sort=name&status=active&signIn=beyondOrNever:90')
    expect(state).toMatchObject({
      search: 'ada',
      sort: 'name',
      filters: {
        status: { op: 'is', values: ['active'] },
        signIn: { op: 'beyondOrNever', values: ['90'] },
      },
    })
    const at = { shape, state, home: '/users', keep: { environment: 'production' } }
    expect(withoutFilter(at, 'status')).toBe('/users?environment=production&q=ada&sort=name&signIn=beyondOrNever%3A90')
    expect(withoutAny(at)).toBe('/users?environment=production&sort=name')
    expect(matchingQuery(at)).toBe('q=ada&status=active&signIn=beyondOrNever%3A90')
  })

  test('a change leads to the first page', () => {
    const state = read('cursor=abc&at=51')
    expect(state.place).toEqual({ side: 'after', cursor: 'abc', row: 51 })
    expect(listUrl({ shape, state, home: '/users', keep: {} }, { search: 'ada' })).toBe('/users?q=ada')
  })

  test.each([
    ['a value that the field does not have', 'status=gone'],
    ['another operator', 'role=not:rol_1'],
    ['a time without days', 'signIn=within:'],
    ['more days than there are', 'signIn=within:99999'],
    ['a day that is none', 'signIn=between:2026-02-31,'],
    ['a range turned round', 'signIn=between:2026-02-01,2026-01-01'],
    ['an attribute without a value', 'attribute=team'],
    ['what is no name of an attribute', 'attribute=1team,red'],
    ['text without end', `about=${'x'.repeat(201)}`],
    ['what can’t be stored', 'about=a%00b'],
    ['a filter twice', 'status=active&status=suspended'],
    ['another field', 'constructor=x&__proto__=y'],
    ['another order', 'sort=password'],
    ['no cursor', 'cursor=%27;--'],
    ['a cursor without end', `cursor=${'x'.repeat(701)}`],
    ['unknown columns', 'columns=password'],
  ])('S08 drops %s', (_, query) => {
    expect(read(query)).toEqual(read(''))
  })

  test('S08 the search is bounded, and holds nothing that the database refuses', () => {
    expect(read(`q=${'x'.repeat(5000)}`).search).toHaveLength(100)
    expect(read('q=a%00b%0A').search).toBe('a b')
  })

  test('filters read the fields of their own forms, so they work without scripts', () => {
    expect(read('signIn.op=between&signIn.days=90&signIn.from=2026-01-01&signIn.to=').filters).toEqual({
      signIn: { op: 'between', values: ['2026-01-01', ''] },
    })
    expect(read('factor.v=totp&factor.v=none').filters).toEqual({ factor: { op: 'is', values: ['none', 'totp'] } })
    expect(read('attribute.op=missing&attribute.name=team&attribute.value=').filters).toEqual({
      attribute: { op: 'missing', values: ['team'] },
    })
    expect(read('role.op=directly&role.v=').filters).toEqual({})
  })
})

describe('the columns of a list', () => {
  const columns = (query: string, remembered?: string): ListState['columns'] =>
    readListState(shape, searchOf(new URLSearchParams(query)), remembered).columns

  test('are those of the shape, those that are remembered, or those of the URL', () => {
    expect(columns('')).toEqual(['email', 'status', 'createdAt'])
    expect(columns('', 'locale,email')).toEqual(['email', 'locale'])
    expect(columns('columns=status', 'locale,email')).toEqual(['status'])
    expect(columns('columns=none&columns=status&columns=email')).toEqual(['email', 'status'])
  })

  test('may be none beside the key column, which is always there', () => {
    expect(columns('columns=none')).toEqual([])
    expect(columns('columns=name')).toEqual(['email', 'status', 'createdAt'])
  })

  test('garbage in the cookie is dropped', () => {
    expect(columns('', '<script>')).toEqual(['email', 'status', 'createdAt'])
  })
})
