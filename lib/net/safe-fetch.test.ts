import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { FetchPorts, Outgoing } from './safe-fetch.ts'
import { safeFetch } from './safe-fetch.ts'
import { testCertificate } from './testing/certificate.ts'

const post: Outgoing = { method: 'POST', body: '{"a":1}', timeoutMs: 10_000, maxBytes: 1024 }
const open: { server: Server; sockets: Set<Socket> }[] = []

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  open.push({ server, sockets })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

const plain = (listener: RequestListener) => listen(createServer(listener))
const secure = (listener: RequestListener) => listen(createSecureServer(testCertificate, listener))

/** As if 127.0.0.1 were an address of the Internet, and the name led there. */
const reachable: FetchPorts = {
  loopback: false,
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  isAllowed: (address) => address === '127.0.0.1',
  ca: testCertificate.cert,
}
const local: FetchPorts = { loopback: true }
const reason = (url: string, ports: FetchPorts, request = post): Promise<unknown> =>
  safeFetch(url, request, ports).then(
    ({ status }) => status,
    (error: { reason?: unknown }) => error.reason ?? error,
  )

describe('S09 what is sent', () => {
  test('reaches the host by TLS under its own name, with its body, and the answer comes back', async () => {
    let seen: unknown
    const port = await secure((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { servername } = request.socket as unknown as { servername: string }
        seen = [request.method, request.url, request.headers.host, servername, Buffer.concat(chunks).toString()]
        response.writeHead(202, { 'x-said': 'yes' }).end('taken')
      })
    })
    const answer = await safeFetch(`https://hooks.example.test:${port}/in?a=b`, post, reachable)
    expect(seen).toEqual(['POST', '/in?a=b', `hooks.example.test:${port}`, 'hooks.example.test', '{"a":1}'])
    expect([answer.status, answer.headers['x-said'], answer.body.toString(), answer.isCut]).toEqual([
      202,
      'yes',
      'taken',
      false,
    ])
  })

  test('goes to nobody whose certificate is another’s, or trusted by nobody', async () => {
    let requests = 0
    const port = await secure((_request, response) => {
      requests++
      response.end()
    })
    expect(await reason(`https://other.example.test:${port}/`, reachable)).toBe('tls')
    const { ca: _, ...untrusting } = reachable
    expect(await reason(`https://hooks.example.test:${port}/`, untrusting)).toBe('tls')
    expect(requests).toBe(0)
  })

  test('takes no proxy from the environment', async () => {
    const port = await plain((_request, response) => response.end('direct'))
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY']) vi.stubEnv(name, 'http://127.0.0.1:9')
    expect((await safeFetch(`http://127.0.0.1:${port}/`, post, local)).body.toString()).toBe('direct')
  })
})

describe('S09 where nothing is sent', () => {
  test('a private address, whatever it is written as, and whatever name leads there', async () => {
    let connections = 0
    const port = await listen(createTcpServer(() => connections++))
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::ffff:127.0.0.1]', '[::1]', 'localhost'])
      for (const scheme of ['http', 'https'])
        expect([host, await reason(`${scheme}://${host}:${port}/`, { loopback: false })]).toEqual([host, 'address'])
    for (const address of ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1', '64:ff9b::7f00:1']) {
      const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
      expect([address, await reason(`https://rebind.example.com:${port}/`, { loopback: false, resolve })]).toEqual([
        address,
        'address',
      ])
    }
    expect(connections).toBe(0)
  })

  test('a name that leads to a public address and to a private one', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(await reason('https://both.example.com/', { loopback: false, resolve })).toBe('address')
  })

  test('a name that leads elsewhere the second time: it is asked once, and the address that was checked is connected to', async () => {
    const answers = ['127.0.0.1', '169.254.169.254']
    let asked = 0
    const port = await secure((_request, response) => response.end('the first'))
    const resolve = async () => [{ address: answers[asked++] ?? '', family: 4 }]
    const url = `https://hooks.example.test:${port}/`
    expect((await safeFetch(url, post, { ...reachable, resolve })).body.toString()).toBe('the first')
    expect(asked).toBe(1)
    expect(await reason(url, { ...reachable, resolve })).toBe('address')
  })

  test('this machine by a name of somebody else’s, also where loopback is allowed', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    expect(await reason('https://rebind.example.com/', { loopback: true, resolve })).toBe('address')
    const elsewhere = async () => [{ address: '10.0.0.1', family: 4 }]
    expect(await reason('http://localhost/', { loopback: true, resolve: elsewhere })).toBe('address')
  })

  test('where a redirect points: it is an answer like any other', async () => {
    let followed = 0
    const inner = await plain((_request, response) => {
      followed++
      response.end('secret')
    })
    const port = await plain((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inner}/` }).end(),
    )
    expect(await reason(`http://127.0.0.1:${port}/`, local)).toBe(307)
    expect(followed).toBe(0)
  })
})

describe('S09 receivers that take their time or our memory', () => {
  const brief = { ...post, timeoutMs: 100 }

  test('one that never answers is left', async () => {
    const port = await listen(createTcpServer(() => undefined))
    expect(await reason(`http://127.0.0.1:${port}/`, local, brief)).toBe('timeout')
    expect(await reason(`https://127.0.0.1:${port}/`, local, brief)).toBe('timeout')
  })

  test('one that answers drop by drop is left, and its connection with it', async () => {
    const port = await plain((_request, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(drip))
    })
    expect(await reason(`http://127.0.0.1:${port}/`, local, brief)).toBe('timeout')
    const connections = () =>
      new Promise<number>((resolve) => open[0]?.server.getConnections((_error, count) => resolve(count)))
    while ((await connections()) > 0) await new Promise((resolve) => setImmediate(resolve))
  })

  test('a name that never resolves is left', async () => {
    const resolve = () => new Promise<never>(() => undefined)
    expect(await reason('https://slow.example.com/', { loopback: false, resolve }, brief)).toBe('timeout')
  })

  test('a body without end is cut where it was said', async () => {
    const port = await plain((_request, response) => {
      response.writeHead(200)
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    })
    const answer = await safeFetch(`http://127.0.0.1:${port}/`, post, local)
    expect([answer.status, answer.body.length, answer.isCut]).toEqual([200, 1024, true])
  })

  test('headers without end, what is no HTTP, a switch of protocols, and a broken connection are faults', async () => {
    const says = (text: string) =>
      listen(createTcpServer((socket) => void socket.on('error', () => undefined).end(text)))
    const long = await says(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`)
    expect(await reason(`http://127.0.0.1:${long}/`, local)).toBe('answer')
    const none = await says('220 mail.example.com ESMTP\r\n')
    expect(await reason(`http://127.0.0.1:${none}/`, local)).toBe('answer')
    const other = await says('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n')
    expect(await reason(`http://127.0.0.1:${other}/`, local)).toMatch(/answer|connection/)
    const cut = await says('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')
    expect(await reason(`http://127.0.0.1:${cut}/`, local)).toBe('connection')
    const closed = await says('')
    expect(await reason(`http://127.0.0.1:${closed}/`, local)).toBe('connection')
  })

  test('nobody at the port is a fault', async () => {
    const server = createTcpServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    open.splice(0)
    expect(await reason(`http://127.0.0.1:${port}/`, local)).toBe('connection')
  })
})
