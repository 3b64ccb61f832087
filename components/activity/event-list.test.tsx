import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EventList } from './event-list.tsx'
import type { Activity } from './types.ts'

const now = new Date('2026-11-24T12:00:00Z')
const event: Activity = {
  id: 'evt_1',
  at: new Date('2026-11-24T11:00:00Z'),
  action: 'client.changed',
  says: 'A client was changed',
  result: 'ok',
  reason: null,
  actor: { kind: 'user', id: 'usr_1', name: 'Ada' },
  target: { kind: 'client', id: 'cli_1', name: 'Billing' },
  onBehalfOf: null,
  client: null,
  environment: { kind: 'environment', id: 'env_1', name: 'Production', slug: 'production' },
  requestId: 'r1',
  ip: '192.0.2.1',
  userAgent: null,
  erased: false,
  changes: { before: { name: 'Old', kind: 'web' }, after: { name: 'New', kind: 'web' } },
}

test('an event says who did what to what, and what was there before', () => {
  const html = renderToStaticMarkup(<EventList label="Trail" events={[event]} now={now} />)
  for (const part of ['Ada', 'client.changed', 'client Billing', 'Done', '192.0.2.1']) expect(html).toContain(part)
  expect(html).toContain('<del>name: &quot;Old&quot;</del>')
  expect(html).toContain('<ins>name: &quot;New&quot;</ins>')
  expect(html).not.toContain('<del>kind')
})

test('what was said of an erased person is not made up', () => {
  const html = renderToStaticMarkup(
    <EventList label="Trail" events={[{ ...event, erased: true, ip: null }]} now={now} />,
  )
  expect(html).toContain('has been erased')
})

test('an operator is told as one, without a name', () => {
  const actor = { kind: 'operator', id: 'usr_9', name: null }
  expect(renderToStaticMarkup(<EventList label="Trail" events={[{ ...event, actor }]} now={now} />)).toContain(
    'An operator',
  )
})
