import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswerReader } from './answer-reader.ts'

const wire = Buffer.from(
  [
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"a":"b c"}',
    'HTTP/1.1 204 No Content\r\ndate: x\r\n\r\n',
    'HTTP/1.1 400 Bad Request\r\ncontent-length:4\r\nconnection: keep-alive\r\n\r\n\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
  ].join(''),
)

const readIn = (cuts: readonly number[]): [number, string][] => {
  const answers: [number, string][] = []
  const reader = new AnswerReader(({ status, body }) => answers.push([status, body.toString()]))
  const ends = [...new Set(cuts), wire.length].sort((a, b) => a - b)
  let at = 0
  for (const end of ends) {
    reader.feed(wire.subarray(at, end))
    at = end
  }
  return answers
}

test('answers are read alike however the network cuts them', () => {
  const whole = readIn([])
  expect(whole).toEqual([
    [200, '{"a":"b c"}'],
    [204, ''],
    [400, '\r\n\r\n'],
    [200, ''],
  ])
  fc.assert(
    fc.property(fc.array(fc.nat(wire.length)), (cuts) => {
      expect(readIn(cuts)).toEqual(whole)
    }),
  )
})

test('an answer that does not say how long it is is refused', () => {
  const reader = new AnswerReader(() => {})
  expect(() => reader.feed(Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'))).toThrow(/how long/)
})
