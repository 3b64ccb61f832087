import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Call } from '#lib/services/call.ts'
import type { Query } from '#lib/services/query.ts'
import type { Verb } from '#lib/services/verb.ts'
import { exportList } from './export.ts'

const browser = vi.hoisted(() => ({ language: 'en' }))
vi.mock('./request.ts', () => ({
  requestScope: async () => ({
    requestId: 'r',
    ip: '127.0.0.1',
    userAgent: undefined,
    consoleLanguage: browser.language,
  }),
  cookieReader: async () => () => undefined,
}))
const actors = vi.hoisted(() => ({ signedIn: true }))
vi.mock('#lib/actor/session.ts', () => ({
  portalActor: async () => (actors.signedIn ? { kind: 'user', userId: 'u' } : { kind: 'anonymous' }),
}))

type Row = { id: string; name: string; note: string }
const rows: Row[] = Array.from({ length: 450 }, (_, i) => ({ id: `row_${i}`, name: `Søren ${i}`, note: '=1+1' }))

let asked: Record<string, unknown>[]
let told: unknown[]
beforeEach(() => {
  asked = []
  told = []
  actors.signedIn = true
  browser.language = 'en'
})

const of = { permission: 'user:read' as const, input: z.any(), example: () => ({}) }
const guarded = ({ actor }: Call) => {
  if (actor.kind === 'anonymous') throw new ServiceError('unauthenticated', 'no')
}
const query: Query<z.ZodType, { rows: Row[]; total: number; next: string | null }> = {
  ...of,
  kind: 'query',
  name: 'row.list',
  async call(call, raw) {
    guarded(call)
    const input = raw as { limit: number; cursor?: string }
    asked.push({ ...input })
    const from = Number(input.cursor ?? 0)
    const end = from + input.limit
    return { rows: rows.slice(from, end), total: rows.length, next: end < rows.length ? String(end) : null }
  },
}
const verb: Verb = {
  ...of,
  kind: 'verb',
  name: 'user.exported',
  async call(call, input) {
    guarded(call)
    told.push(input)
  },
}
const file = {
  file: 'rows',
  query,
  verb,
  columns: [
    { id: 'id', label: 'Id', value: (row: Row) => row.id, always: true as const },
    { id: 'name', label: 'Name', value: (row: Row) => row.name },
    { id: 'note', label: 'Note', value: (row: Row) => row.note },
  ],
  wanted: (search: Record<string, string | string[]>) => ({
    input: { search: search.q, sort: 'name' },
    columns: String(search.columns).split(','),
    event: { searched: search.q !== undefined },
  }),
}
const get = (path: string, headers: Record<string, string> = {}, wanted = file): Promise<Response> =>
  exportList(wanted)(new Request(`http://localhost/admin/acme/rows/export${path}`, { headers }), {
    params: Promise.resolve({ tenant: 'acme' }),
  })

describe('UX-C5 an export', () => {
  test('has every row that matches, in order, on all pages; only the columns shown; and no formula', async () => {
    const response = await get('?q=s&columns=note')
    const lines = parse(await response.text()) as string[][]
    expect(lines).toHaveLength(451)
    expect(lines[0]).toEqual(['Id', 'Note'])
    expect(lines[1]).toEqual(['row_0', "'=1+1"])
    expect(lines.at(-1)?.[0]).toBe('row_449')
    expect(asked).toEqual([
      { search: 's', sort: 'name', limit: 200 },
      { search: 's', sort: 'name', limit: 200, cursor: '200' },
      { search: 's', sort: 'name', limit: 200, cursor: '400' },
    ])
  })

  test('is a file that nobody keeps', async () => {
    const { headers } = await get('?columns=name')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="rows.csv"')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('is parted by semicolons with a byte-order mark, or one object a line', async () => {
    const bytes = Buffer.from(await (await get('?columns=name&format=excel')).arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.toString('utf8')).toContain('Id;Name\r\nrow_0;Søren 0\r\n')
    const lines = (await (await get('?columns=note&format=jsonl')).text()).trim().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toEqual({ id: 'row_0', note: '=1+1' })
    expect(lines).toHaveLength(450)
  })

  test('has heads in the language of whoever opens it in a spreadsheet; what programs read is the same for everyone', async () => {
    browser.language = 'de'
    const named = {
      ...file,
      columns: file.columns.map((each) => ({ ...each, label: each.id === 'note' ? 'Subject' : each.label })),
    }
    expect(await (await get('?columns=note&format=excel', {}, named)).text()).toMatch(/^.?ID;Betreff\r\n/u)
    expect(await (await get('?columns=note', {}, named)).text()).toMatch(/^Id,Subject\r\n/)
    expect(await (await get('?format=exe')).text()).toBe('Diesen Export gibt es nicht.')
  })

  test('is told once, before the first row leaves', async () => {
    const response = await get('?q=s&columns=name')
    expect(told).toEqual([{ searched: true, format: 'csv', rows: 450 }])
    await response.text()
    expect(told).toHaveLength(1)
  })

  test('S10 asks for each page who asks: whoever is signed out meanwhile gets a broken download, no short file', async () => {
    const response = await get('?columns=name')
    actors.signedIn = false
    await expect(response.text()).rejects.toThrow()
  })

  test.each([
    ['not signed in', 401, '', 'same-origin', false],
    ['of another format', 422, '?format=exe', 'same-origin', true],
    ['asked for by another site', 403, '', 'cross-site', true],
  ] as const)('%s: refused, and nothing is told', async (_, status, path, site, signedIn) => {
    actors.signedIn = signedIn
    const response = await get(path, { 'sec-fetch-site': site })
    expect(response.status).toBe(status)
    expect(told).toEqual([])
  })

  test('S10 refused to who may list and not export', async () => {
    const refused: Verb = { ...verb, call: () => Promise.reject(new ServiceError('forbidden', 'no')) }
    const response = await get('', {}, { ...file, verb: refused })
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('Søren')
  })
})
