import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EventList } from '../activity/event-list.tsx'
import { columnsOf } from '../data-table/columns.ts'
import { DataTable } from '../data-table/data-table.tsx'
import { ActionForm } from '../form/action-form.tsx'
import { SaveBar } from '../form/save-bar.tsx'
import de from '../words/de.json' with { type: 'json' }
import en from '../words/en.json' with { type: 'json' }
import type { ConsoleLanguage } from '../words/language.ts'
import { LanguageProvider } from '../words/language-provider.tsx'
import { PortalShell } from './portal-shell.tsx'

type Tree = { readonly [key: string]: string | Tree }
const texts = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)))

const now = new Date('2026-11-26T12:00:00Z')
const column = columnsOf<{ id: string; seen: Date }>()

const page = (language: ConsoleLanguage) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <PortalShell
        home={{ kind: 'tenant', name: 'Acme', href: '/admin/acme' }}
        nav={[]}
        account={{ name: 'Ada', email: 'acme' }}
        signOut="/out"
        theme="system"
        palette={{ actions: [], pages: [], sources: [] }}
        breadcrumb={[{ label: 'Acme' }]}
      >
        <ActionForm action={async () => ({ ok: true })} labels={{}}>
          <SaveBar />
        </ActionForm>
        <DataTable
          label="Acme"
          columns={column.columns([column.accessor('id', { meta: { key: true } })])}
          rows={[{ id: 'a', seen: now }]}
          rowId={({ id }) => id}
          rowName={({ id }) => id}
          rowMenu={() => []}
          selection={{
            noun: ['x', 'y'],
            actions: [
              {
                key: 'k',
                label: 'k',
                ask: { title: String, confirm: 'k' },
                run: async () => ({ ok: false, message: '' }),
              },
            ],
          }}
          total={{ count: 2_000, exact: true }}
          nextHref="?next"
          empty={{ title: '', message: '' }}
        />
        <EventList
          label="Acme"
          now={now}
          events={[
            {
              ...{ id: 'evt_1', at: new Date('2026-11-26T09:00:00Z'), action: 'client.changed', says: '' },
              ...{ result: 'ok', reason: null, erased: true, ip: null, userAgent: null, requestId: 'r' },
              actor: { kind: 'anonymous', id: null, name: null },
              ...{ onBehalfOf: null, client: null, environment: null, changes: null },
              target: { kind: 'client', id: 'cli_1', name: 'Billing' },
            },
          ]}
        />
      </PortalShell>
    </LanguageProvider>,
  )

/** Whole sentences of the kit that stand in a page as a text, or in an attribute that is read. */
const said = (html: string, sentences: readonly string[]): string[] => {
  const parts = new Set(
    [...html.matchAll(/>([^<>]+)</g), ...html.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]+)"/g)].map(
      ([, text]) => text ?? '',
    ),
  )
  return sentences.filter((sentence) => parts.has(sentence))
}

test('a page in German has no English of the kit, and the other way round', () => {
  const [english, german] = [texts(en), texts(de)]
  const alike = english.filter((text) => german.includes(text))
  expect(
    said(
      page('de'),
      english.filter((text) => !alike.includes(text)),
    ),
  ).toEqual([])
  expect(
    said(
      page('en'),
      german.filter((text) => !alike.includes(text)),
    ),
  ).toEqual([])
  expect(said(page('de'), german).length).toBeGreaterThan(20)
})

test('times and numbers are written as the language has them', () => {
  expect(page('de')).toContain('vor 3 Std.')
  expect(page('de')).toContain('2.000')
  expect(page('en')).toContain('3 h ago')
})
