import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFastDoor } from './fast-door.ts'

let server: Server
const bodies: string[] = []

beforeAll(async () => {
  const door = createFastDoor()
  server = createServer((req, res) => {
    void Promise.resolve(door(req, res, { ip: '192.0.2.1', requestId: 'r' })).then(async (isAnswered) => {
      if (isAnswered) return
      let body = ''
      for await (const chunk of req) body += chunk
      bodies.push(body)
      res.writeHead(299).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

const send = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const req = request({ host: '127.0.0.1', port, path, method: 'POST' }, (res) => {
      res.resume()
      resolve(res.statusCode ?? 0)
    })
    req.on('error', reject)
    req.end('untouched')
  })

test.each([
  '/',
  '//t/acme/production/oauth/token',
  '/t/acme/production/oauth/token/',
  '/t/acme/production/oauth/TOKEN',
  '/t/acme/production/oauth/%74oken',
  '/%2e/t/acme/production/oauth/token',
  '/t/acme/production/oauth/authorize',
  '/t/acme/production/sign-in/password',
  'http://127.0.0.1/t/acme/production/oauth/token',
])('H01 %s is left to the door behind, body and all', async (path) => {
  bodies.length = 0
  expect(await send(path)).toBe(299)
  expect(bodies).toEqual(['untouched'])
})
