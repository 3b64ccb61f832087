import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { maxBodyBytes } from './body-limit.ts'
import { createProxy } from './proxy.ts'
import { securityHeaders } from './security-headers.ts'
import { createFront, type Served } from './server.ts'
import { createTrust } from './trust.ts'

type Answer = { status: number; headers: IncomingMessage['headers']; body: string }

const origin = new URL('http://localhost:3000')
const headers = securityHeaders(origin)
let pages: Server
let front: Server
let port: number
let reached: { url: string; headers: IncomingMessage['headers']; bytes: number }[] = []
let fast: string[] = []
let served: Served[] = []
const failures: string[] = []

const portOf = (server: Server): number => (server.address() as AddressInfo).port
const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return portOf(server)
}

beforeAll(async () => {
  pages = createServer((req, res) => {
    let bytes = 0
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    req.on('end', () => {
      reached.push({ url: req.url ?? '', headers: req.headers, bytes })
      res.writeHead(200, { 'content-type': 'text/html', 'x-powered-by': 'x' }).end('<p>page</p>')
    })
    req.on('error', () => {})
  })
  const pagesPort = await listen(pages)
  front = createFront({
    origin,
    headers,
    trust: createTrust([]),
    doors: [
      {
        name: 'swift',
        door: async (req, res, { own = {}, requestId }) => {
          if (req.url !== '/swift') return false
          res.writeHead(200, Object.entries({ ...own, 'x-request-id': requestId }).flat()).end()
          return true
        },
      },
      {
        name: 'fast',
        door: async (req, res, peer) => {
          if (req.url === '/throws') throw new Error('bug')
          if (req.url !== '/t/acme/production/oauth/token') return false
          fast.push(peer.ip)
          res.writeHead(200, { ...peer.own, 'content-type': 'application/json' }).end('{}')
          return true
        },
      },
    ],
    proxy: createProxy({ port: pagesPort }, origin, headers, (error) => failures.push(error.message)),
    served: (answer) => served.push(answer),
    failed: (error) => failures.push(String(error)),
  })
  port = await listen(front)
})

afterAll(() => {
  front.close()
  pages.close()
  front.closeAllConnections()
  pages.closeAllConnections()
})

beforeEach(() => {
  reached = []
  fast = []
  served = []
})

async function ask(path: string, options: { method?: string; headers?: object; body?: string } = {}): Promise<Answer> {
  const req = request({
    port,
    host: '127.0.0.1',
    path,
    method: options.method ?? 'GET',
    headers: { ...options.headers },
    agent: false,
  })
  req.end(options.body)
  const [res] = (await once(req, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of res) body += chunk
  return { status: res.statusCode ?? 0, headers: res.headers, body }
}

/** Writes bytes that no HTTP library would send, and returns all that comes back until the connection ends. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(text)
  let all = ''
  socket.on('data', (chunk) => {
    all += chunk
  })
  await once(socket, 'close')
  return all
}

describe('the front', () => {
  test('what no door answers goes to the pages, with a nonce that the answer’s policy names', async () => {
    const answer = await ask('/admin/acme?q=1', { headers: { cookie: 'a=b' } })
    expect(answer.body).toBe('<p>page</p>')
    expect(answer.headers).not.toHaveProperty('x-powered-by')
    const peer = openPeer(reached[0]?.headers[peerHeader] as string)
    expect(peer?.ip).toBe('127.0.0.1')
    expect(answer.headers['content-security-policy']).toContain(`'nonce-${peer?.nonce}'`)
    expect(reached[0]?.headers['content-security-policy']).toContain(`'nonce-${peer?.nonce}'`)
    expect(answer.headers['x-request-id']).toBe(peer?.requestId)
    expect(reached[0]?.headers.host).toBe('localhost:3000')
  })

  test('M04 neither a forged peer nor a forwarded address is believed', async () => {
    await ask('/admin', {
      headers: { [peerHeader]: 'forged', 'x-forwarded-for': '10.9.9.9', 'x-request-id': 'chosen' },
    })
    const peer = openPeer(reached[0]?.headers[peerHeader] as string)
    expect(peer?.ip).toBe('127.0.0.1')
    expect(peer?.requestId).not.toBe('chosen')
    expect(reached[0]?.headers['x-forwarded-for']).toBe('127.0.0.1')
  })

  test('the fast door answers its path, under the same security headers', async () => {
    const answer = await ask('/t/acme/production/oauth/token', { method: 'POST', body: '' })
    expect(fast).toEqual(['127.0.0.1'])
    expect(reached).toEqual([])
    expect(answer.headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' })
  })

  test.each([
    '//t/acme/production/oauth/token',
    '/%2e/t/acme/production/oauth/token',
    '/t/acme/production/../oauth/token',
  ])('H01 %s reaches neither door', async (path) => {
    expect((await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).slice(9, 12)).toBe('404')
    expect([...fast, ...reached]).toEqual([])
  })

  test('H03 an absolute target, a WebSocket and a strange method reach neither door', async () => {
    const ends = 'connection: close\r\n\r\n'
    expect(await raw(`GET http://10.0.0.1/x HTTP/1.1\r\nhost: x\r\n${ends}`)).toMatch(/^HTTP\/1.1 400/)
    expect(await raw(`TRACE / HTTP/1.1\r\nhost: x\r\n${ends}`)).toMatch(/^HTTP\/1.1 405/)
    const upgrade = 'GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade, close\r\n\r\n'
    expect(await raw(upgrade)).toMatch(/^HTTP\/1.1 400/)
    expect(await raw('CONNECT 10.0.0.1:80 HTTP/1.1\r\nhost: x\r\n\r\n')).not.toMatch(/^HTTP\/1.1 2/)
    expect([...fast, ...reached]).toEqual([])
  })

  test.each([
    ['two lengths', 'content-length: 4\r\ncontent-length: 5\r\n\r\nabcd'],
    ['a length and chunks', 'content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a doubled coding', 'transfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n'],
    ['another coding', 'transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    ['two hosts', 'host: y\r\n\r\n'],
    ['two credentials', 'authorization: Basic YTpi\r\nauthorization: Basic Yjph\r\n\r\n'],
    ['a space before the colon', 'content-length : 4\r\n\r\nabcd'],
  ])('H06 %s: refused, connection closed', async (_name, tail) => {
    const answer = await raw(`POST /t/acme/production/oauth/token HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${tail}`)
    expect(answer).toMatch(/^HTTP\/1.1 (400|501)/)
    expect([...fast, ...reached]).toEqual([])
  })

  test('H06 a head that is too large is refused', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431/)
  })

  test('H06 a body that is too large is refused by its length before it is read', async () => {
    const answer = await raw(
      `POST /admin HTTP/1.1\r\nhost: x\r\norigin: ${origin.origin}\r\nconnection: close\r\ncontent-length: ${maxBodyBytes + 1}\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 413/)
    expect(reached).toEqual([])
  })

  test('H06 a body without a length is cut off at the limit', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'a'.repeat(65_536)}\r\n`
    const head = `POST /admin HTTP/1.1\r\nhost: x\r\norigin: ${origin.origin}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n`
    expect(await raw(head + chunk.repeat(17))).toMatch(/^HTTP\/1.1 413/)
    expect(reached).toEqual([])
  })

  test('a body within the limit arrives whole', async () => {
    const answer = await ask('/admin', {
      method: 'POST',
      headers: { origin: origin.origin },
      body: 'a'.repeat(maxBodyBytes),
    })
    expect(answer.status).toBe(200)
    expect(reached[0]?.bytes).toBe(maxBodyBytes)
  })

  test('a fault says nothing of itself, but gives an id that is reported', async () => {
    const answer = await ask('/throws')
    expect(answer.status).toBe(500)
    expect(answer.body).toContain(String(answer.headers['x-request-id']))
    expect(answer.body).not.toContain('bug')
    expect(failures).toContain('Error: bug')
  })

  test('is told of under the name of the door that answered, though it answers at once and writes its own headers', async () => {
    const answer = await ask('/swift')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['x-request-id']).toMatch(/./)
    await expect.poll(() => served.map(({ door }) => door)).toEqual(['swift'])
  })

  test('what is reported of an answer leaves out its query', async () => {
    await ask('/cb?code=secret')
    await expect.poll(() => served.length).toBe(1)
    expect(served[0]).toMatchObject({ door: 'pages', method: 'GET', path: '/cb', status: 200 })
    expect(JSON.stringify(served)).not.toContain('secret')
  })

  test('H02 a form of another site never reaches the pages', async () => {
    for (const from of ['null', 'https://evil.example'])
      expect((await ask('/admin', { method: 'POST', headers: { origin: from }, body: '' })).status).toBe(403)
    expect((await ask('/admin', { method: 'POST', body: '' })).status).toBe(403)
    expect(reached).toEqual([])
  })

  test('a page opened under this machine’s other name moves to the configured one', async () => {
    const html = { accept: 'text/html', host: '127.0.0.1:3000' }
    expect((await ask('/admin?x=1', { headers: html })).headers.location).toBe('http://localhost:3000/admin?x=1')
    expect((await ask('/admin', { headers: { ...html, host: 'evil.test:3000' } })).status).toBe(200)
    const sent = { ...html, origin: origin.origin }
    expect((await ask('/admin', { method: 'POST', headers: sent, body: '' })).status).toBe(200)
  })
})

describe('a front whose pages are down', () => {
  /** A front, and the address at which nobody listens yet. */
  async function alone(waitMs: number): Promise<{ front: Server; url: string; pagesPort: number; end(): void }> {
    const closed = createServer()
    const pagesPort = await listen(closed)
    closed.close()
    await once(closed, 'close')
    const proxy = createProxy({ port: pagesPort }, origin, headers, () => {}, waitMs)
    const front = createFront({
      origin,
      headers,
      trust: createTrust([]),
      doors: [],
      proxy,
      served: () => {},
      failed: () => {},
    })
    const url = `http://127.0.0.1:${await listen(front)}/admin`
    const end = () => {
      front.close()
      front.closeAllConnections()
    }
    return { front, url, pagesPort, end }
  }

  test('says so with a 503, and when to come back', async () => {
    const { url, end } = await alone(0)
    const answer = await fetch(url)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await answer.text()).toContain(String(answer.headers.get('x-request-id')))
    end()
  })

  test('lets a page wait until they are back, and refuses what has a body at once', async () => {
    const { front, url, pagesPort, end } = await alone(60_000)
    const sent = { method: 'POST', body: 'a=b', headers: { origin: origin.origin } }
    expect((await fetch(url, sent)).status).toBe(503)
    const asked = once(front, 'request')
    const answer = fetch(url)
    await asked
    await setImmediate()
    const back = createServer((_req, res) => res.end('back'))
    back.listen(pagesPort, '127.0.0.1')
    expect(await (await answer).text()).toBe('back')
    end()
    back.close()
    back.closeAllConnections()
  })
})
