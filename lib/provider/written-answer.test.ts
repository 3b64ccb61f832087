import { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { WrittenAnswer } from './written-answer.ts'

type Sent = { status: number; headers: unknown[]; body: unknown }

/** What `answer` hands to `node:http`. */
function sent(answer: WrittenAnswer, requestId: string, close?: boolean): Sent {
  const out: Sent = { status: 0, headers: [], body: undefined }
  const res = Object.create(ServerResponse.prototype) as ServerResponse
  res.writeHead = (status: number, headers: unknown) => {
    out.status = status
    out.headers = [...(headers as unknown[])]
    return res
  }
  res.end = (body: unknown) => {
    out.body = body
    return res
  }
  answer.send(res, { requestId }, close)
  return out
}

const own = { 'x-frame-options': 'DENY', 'cache-control': 'no-store' }
const found = { status: 200, headers: { 'cache-control': 'public', 'set-cookie': ['a=1', 'b=2'] }, body: 'é' }

test('what the front’s answers have in common goes before the answer’s own, which count where both say something', () => {
  expect(sent(new WrittenAnswer(found, own), 'r-1')).toEqual({
    status: 200,
    headers: [
      ...['x-request-id', 'r-1', 'x-frame-options', 'DENY', 'cache-control', 'public', 'set-cookie', ['a=1', 'b=2']],
      ...['content-length', '2'],
    ],
    body: 'é',
  })
})

test('sent again, it carries the id of that request', () => {
  const answer = new WrittenAnswer(found, own)
  expect([sent(answer, 'r-1'), sent(answer, 'r-2')].map(({ headers }) => headers[1])).toEqual(['r-1', 'r-2'])
})

test('without a front there is no request id; HEAD and 304 have neither body nor length', () => {
  expect(sent(new WrittenAnswer({ ...found, headers: {} }, undefined), 'r')).toMatchObject({
    headers: ['content-length', '2'],
  })
  expect(sent(new WrittenAnswer({ ...found, headers: {} }, undefined, true), 'r')).toMatchObject({
    headers: [],
    body: '',
  })
  const known = { status: 304, headers: {}, body: null }
  expect(sent(new WrittenAnswer(known, undefined), 'r')).toMatchObject({ headers: [], body: '' })
})

test('where the rest of a request stays unread, the connection is closed, this once', () => {
  const answer = new WrittenAnswer(found, own)
  expect(sent(answer, 'r', true).headers.slice(-2)).toEqual(['connection', 'close'])
  expect(sent(answer, 'r').headers).not.toContain('close')
})
