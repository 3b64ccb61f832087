import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { DataTable, type DataTableProps } from './data-table.tsx'

type Client = { id: string; name: string; kind: string }

const column = columnsOf<Client>()
const columns = column.columns([
  column.accessor('name', { header: 'Client', meta: { key: true } }),
  column.accessor('kind', { header: 'Kind', meta: { priority: 2 } }),
])
const props: DataTableProps<Client> = {
  label: 'Clients',
  columns,
  rows: [
    { id: 'cli_1', name: 'Acme <Billing>', kind: 'Web' },
    { id: 'cli_2', name: 'Scanner', kind: 'Service' },
  ],
  rowId: (row) => row.id,
  rowName: (row) => row.name,
  rowHref: (row) => `/admin/acme/clients/${row.id}`,
  empty: { title: 'No clients yet', message: 'A client is an app that signs people in.' },
}
const search = {
  label: 'Search clients',
  placeholder: 'Name or id',
  value: '',
  action: '/admin/acme/clients',
  keep: { environment: 'production' },
  clearHref: '/admin/acme/clients',
}
const render = (more: Partial<DataTableProps<Client>> = {}) => renderToStaticMarkup(<DataTable {...props} {...more} />)

describe('the house table, without scripts', () => {
  test('UX-C10 a row is a link to its detail', () => {
    expect(render()).toContain('<a href="/admin/acme/clients/cli_1"><span class="key-cell">Acme &lt;Billing&gt;')
  })

  test('UX-C10 the actions of a row are a button that names the row', () => {
    const html = render({ rowMenu: () => [{ kind: 'link', label: 'Open', href: '#' }] })
    expect(html).toMatch(/<button[^>]*aria-label="Actions for Scanner"/)
  })

  test('UX-C1 heads sort by link, and only the sorted one says how', () => {
    const html = render({ sort: { column: 'name', direction: 'ascending', hrefs: { name: '?sort=-name' } } })
    expect(html).toMatch(/<th scope="col" class="key" aria-sort="ascending"><a href="\?sort=-name">Client/)
    expect(html.match(/aria-sort/g)).toHaveLength(1)
  })

  test('UX-C3 a count that is an estimate says so, and pages are links', () => {
    const html = render({ total: { count: 12480, exact: false }, range: { from: 1, to: 2 }, nextHref: '?after=x' })
    expect(html).toContain('1–2 of about 12,480')
    expect(html).toContain('href="?after=x"')
    expect(html).toMatch(/<button[^>]*disabled=""[^>]*>Previous/)
  })

  test('a search is a GET form that keeps the rest of the URL', () => {
    const html = render({ search })
    expect(html).toMatch(/<form [^>]*action="\/admin\/acme\/clients">/)
    expect(html).toContain('name="environment" value="production"')
    expect(html).toMatch(/<input[^>]*aria-label="Search clients"[^>]*name="q"/)
  })
})

describe('UX-C13 never an empty table without a reason', () => {
  test('nothing yet', () => {
    expect(render({ rows: [], search })).toContain('No clients yet')
  })

  test('nothing found, with the way back', () => {
    const html = render({ rows: [], search: { ...search, value: 'billling' } })
    expect(html).toContain('Nothing matches “billling”')
    expect(html).toContain('Clear search')
    expect(html).not.toContain('No clients yet')
  })

  test('not loaded, with a number to quote and another try', () => {
    const failure = { title: 'Not loaded', message: 'The database did not answer.', requestId: 'req_1', retryHref: '?' }
    const html = render({ rows: [], failure })
    expect(html).toContain('req_1')
    expect(html).toContain('Try again')
    expect(html).not.toContain('No clients yet')
  })
})
