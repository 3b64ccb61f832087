import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { DataTable, type DataTableProps } from './data-table.tsx'
import { ListLoading } from './data-table-states.tsx'
import type { ListShape } from './list-shape.ts'
import { readListState } from './list-state.ts'
import type { ListRows, ListView } from './types.ts'

type Row = { id: string; name: string; kind: string }

const shape: ListShape = {
  key: 'clients',
  sort: '-created',
  columns: [
    { id: 'name', label: 'Name', sort: 'name', key: true },
    { id: 'kind', label: 'Kind' },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'kind',
      label: 'Kind',
      options: [
        { value: 'web', label: 'Web' },
        { value: 'spa', label: 'Single-page' },
      ],
    },
    { kind: 'within', name: 'made', label: 'Created' },
  ],
}
const column = columnsOf<Row>()
const columns = column.columns([
  column.accessor('name', { header: 'Name', meta: { key: true } }),
  column.accessor('kind', { header: 'Kind' }),
])
const list = (query: string, more: Partial<ListView> = {}): ListView => ({
  shape,
  state: readListState(shape, Object.fromEntries(new URLSearchParams(query))),
  home: '/clients',
  keep: { environment: 'production' },
  labels: {},
  density: 'default',
  ...more,
})
const rows = [{ id: 'cli_1', name: 'Shop', kind: 'web' }]
const page: ListRows<Row> = { rows, total: { count: 12_480, exact: false }, from: 1, next: 'n', previous: 'p' }
const render = (more: Partial<DataTableProps<Row>>) =>
  renderToStaticMarkup(
    <DataTable
      label="Clients"
      columns={columns}
      rows={rows}
      page={page}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      searchWords={{ label: 'Search clients', placeholder: 'Name' }}
      empty={{ title: 'No clients yet', message: '' }}
      {...more}
    />,
  )

describe('a list of the console, without scripts', () => {
  test('UX-C4 filters that are set are chips with a link that takes them away', () => {
    const html = render({ list: list('kind=web&q=a') })
    expect(html).toContain('<span class="key">Kind</span> <span class="op">is</span> <span class="value">Web</span>')
    expect(html).toContain('href="/clients?environment=production&amp;q=a" aria-label="Remove filter Kind"')
  })

  test('UX-C4 a filter that is not set is a link, or a form that keeps the rest', () => {
    const html = render({ list: list('q=a&sort=name&cursor=c') })
    expect(html).toContain('href="/clients?environment=production&amp;q=a&amp;sort=name&amp;kind=web"')
    expect(html).toContain('name="made.days"')
    expect(html).not.toContain('name="cursor"')
  })

  test('UX-C1 the search keeps filters and order', () => {
    const html = render({ list: list('kind=web&sort=-name') })
    const form = html.slice(html.indexOf('<search>'), html.indexOf('</search>'))
    expect(form).toContain('name="kind" value="web"')
    expect(form).toContain('name="sort" value="-name"')
  })

  test('a column that is not shown is not in the table, and the chooser says so', () => {
    const html = render({ list: list('columns=none') })
    expect(html).not.toContain('<td class="">web')
    expect(html.slice(html.indexOf('<table'))).not.toContain('Kind')
    expect(html).toMatch(/<input(?=[^>]*name="columns")(?=[^>]*value="kind")(?![^>]*checked)[^>]*>/)
  })

  test('UX-C3 pages lead on and back, with their place', () => {
    const first = render({ list: list('') })
    expect(first).toContain('1–1 of about 12,480')
    expect(first).toContain('cursor=n&amp;at=2')
    expect(first).not.toContain('before=')
    const second = render({ list: list('cursor=c&at=51'), page: { ...page, from: 51 } })
    expect(second).toContain('before=p&amp;at=50')
  })

  test('UX-C5 the export has the search, filters, order and columns of the list', () => {
    const html = render({ list: list('kind=web&q=a&sort=name', { exportHref: '/clients/export' }) })
    expect(html).toContain(
      '/clients/export?environment=production&amp;q=a&amp;sort=name&amp;kind=web&amp;columns=kind&amp;format=excel',
    )
    expect(render({ list: list('') })).not.toContain('Export')
  })

  test('UX-C6 rows can be selected only where something can be done to them', () => {
    const ask = { title: () => '', confirm: 'Disable clients' }
    const run = async () => ({ ok: true as const, report: { rows: [], left: 0 } })
    const actions = [{ key: 'disable', label: 'Disable', ask, run }]
    const noun = ['client', 'clients'] as const
    expect(render({ list: list(''), selection: { noun, actions } })).toContain('aria-label="Select Shop"')
    expect(render({ list: list(''), selection: { noun, actions: [] } })).not.toContain(
      'type="checkbox" class="checkbox" aria-label="Select',
    )
  })

  test('UX-C13 nothing found says so, and leads back', () => {
    const html = render({ list: list('kind=web'), rows: [], page: { ...page, rows: [] } })
    expect(html).toContain('Nothing matches these filters')
    expect(html).toContain('href="/clients?environment=production"')
  })

  test('rows stand as close as was chosen', () => {
    expect(render({ list: list('', { density: 'compact' }) })).toContain('data-density="compact"')
  })

  test('saved views are links; the one that is shown is current, whatever columns are chosen', () => {
    const view = { id: 'viw_1', name: 'Web apps', query: 'kind=web&sort=name', shared: true, mine: false }
    const html = render({ list: list('sort=name&kind=web&columns=none', { views: { rows: [view] } }) })
    expect(html).toMatch(/<a class="tab" href="[^"]*sort=name&amp;kind=web[^"]*" aria-current="page">Web apps/)
    expect(html).toMatch(/<a class="tab" href="\/clients\?environment=production&amp;columns=none">All/)
    expect(html).not.toContain('Edit view')
  })

  test('a list that is narrowed can be saved as a view by who may, and a view edited', () => {
    const run = async () => ({ ok: true })
    const actions = { save: run, rename: run, remove: run }
    const saved = render({ list: list('q=a', { views: { rows: [], actions } }) })
    expect(saved).toContain('name="query:text" value="q=a"')
    expect(render({ list: list('', { views: { rows: [], actions } }) })).not.toContain('Save view')
    const view = { id: 'viw_1', name: 'A', query: 'q=a', shared: false, mine: true }
    const edited = render({ list: list('q=a', { views: { rows: [view], actions } }) })
    expect(edited).toContain('Rename view')
    expect(edited).not.toContain('Save view')
  })

  test('before it comes it has the shape of what comes', () => {
    const html = renderToStaticMarkup(<ListLoading label="Clients" shape={shape} />)
    expect(html).toContain('aria-busy="true"')
    expect(html).toMatch(/<th scope="col">Name<\/th><th scope="col">Kind<\/th>/)
  })
})
