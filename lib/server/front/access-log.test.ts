import { expect, test } from 'vitest'
import { createAccessLog } from './access-log.ts'
import type { Served } from './server.ts'

const answer = (change: Partial<Served> = {}): Served => ({
  door: 'fast',
  method: 'POST',
  path: '/t/acme/production/oauth/token',
  status: 200,
  durationMs: 3,
  requestId: 'r',
  ip: '192.0.2.1',
  ...change,
})

function logged() {
  const lines: [string, string, object][] = []
  let at = 0
  const note = createAccessLog(
    {
      info: (line, message) => lines.push(['info', message, line]),
      debug: (line, message) => lines.push(['debug', message, line]),
    },
    () => at,
  )
  return { lines, note, wait: (ms: number) => (at += ms) }
}

test('of a second at the fast door the first are listed and the rest are counted by class of status', () => {
  const { lines, note, wait } = logged()
  for (let i = 0; i < 60; i++) note(answer())
  for (let i = 0; i < 7; i++) note(answer({ status: 400 }))
  expect(lines).toHaveLength(50)
  wait(1_000)
  note(answer())
  expect(lines.slice(50).map(([, message, line]) => [message, line])).toEqual([
    ['served, not listed', { door: 'fast', status: '2xx', count: 10 }],
    ['served, not listed', { door: 'fast', status: '4xx', count: 7 }],
    ['served', expect.objectContaining({ door: 'fast', status: 200 })],
  ])
})

test('faults and what is slow are listed beside a flood of others, and what the pages answer each', () => {
  const { lines, note } = logged()
  for (let i = 0; i < 60; i++) note(answer())
  for (let i = 0; i < 60; i++) {
    note(answer({ status: 503 }))
    note(answer({ durationMs: 1_500 }))
    note(answer({ door: 'pages' }))
  }
  expect(lines).toHaveLength(50 + 180)
})

test('under overload, when all that the fast door answers is a fault, faults are counted too', () => {
  const { lines, note, wait } = logged()
  for (let i = 0; i < 5_000; i++) note(answer({ status: 503 }))
  expect(lines).toHaveLength(200)
  wait(1_000)
  note(answer({ status: 503 }))
  expect(lines.slice(200).map(([, message, line]) => [message, line])).toEqual([
    ['served, not listed', { door: 'fast', status: '5xx', count: 4_800 }],
    ['served', expect.objectContaining({ door: 'fast', status: 503 })],
  ])
})

test('probes and assets are of use only to whoever looks for them, unless they fail', () => {
  const { lines, note } = logged()
  note(answer({ door: 'health' }))
  note(answer({ door: 'pages', path: '/_next/static/x.js' }))
  note(answer({ door: 'health', status: 503 }))
  expect(lines.map(([level]) => level)).toEqual(['debug', 'debug', 'info'])
})
