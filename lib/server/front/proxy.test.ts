import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { maxBodyBytes } from './body-limit.ts'
import { createProxy } from './proxy.ts'
import { securityHeaders } from './security-headers.ts'
import { createFront } from './server.ts'
import { createTrust } from './trust.ts'

const origin = new URL('http://localhost:3000')
const headers = securityHeaders(origin)
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A front before pages that answer so; what it reports, and how many connections it opened to them. */
async function frontOf(answer: RequestListener) {
  const pages = createServer({ keepAliveTimeout: 60_000 }, answer)
  const failures: string[] = []
  let connections = 0
  pages.on('connection', () => {
    connections += 1
  })
  const proxy = createProxy({ port: await listening(pages) }, origin, headers, ({ message }) => failures.push(message))
  const parts = { origin, headers, trust: createTrust([]), doors: [], served: () => {}, failed: () => {} }
  const port = await listening(createFront({ ...parts, proxy }))
  return { port, failures, connections: () => connections }
}

const ask = async (port: number, path: string, method = 'GET'): Promise<IncomingMessage> => {
  const req = request({ port, host: '127.0.0.1', path, method, headers: { origin: origin.origin }, agent: false }).end()
  const [res] = (await once(req, 'response')) as [IncomingMessage]
  return res
}

async function bodyOf(stream: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

describe('an answer of the pages', () => {
  test('that is long arrives whole, whether it says its length or not', async () => {
    const piece = 'x'.repeat(65_536)
    const { port } = await frontOf((req, res) => {
      if (req.url === '/said') res.setHeader('content-length', 40 * piece.length)
      for (let count = 0; count < 40; count++) res.write(piece)
      res.end()
    })
    for (const path of ['/said', '/unsaid']) expect((await bodyOf(await ask(port, path))).length).toBe(40 * 65_536)
  })

  test('that comes in pieces is passed on as they come', async () => {
    let end = () => {}
    const { port } = await frontOf((_req, res) => {
      res.write('first')
      end = () => res.end('last')
    })
    const res = await ask(port, '/')
    const [first] = await once(res, 'data')
    expect(String(first)).toBe('first')
    end()
    expect(await bodyOf(res)).toBe('last')
  })

  test('without a body ends at once and leaves its connection to the next', async () => {
    const { port, connections } = await frontOf((req, res) => {
      if (req.url === '/304') res.writeHead(304, { etag: '"a"' }).end()
      else res.writeHead(200, { 'content-length': 4 }).end('page')
    })
    expect((await ask(port, '/304')).statusCode).toBe(304)
    const head = await ask(port, '/', 'HEAD')
    expect([head.headers['content-length'], await bodyOf(head)]).toEqual(['4', ''])
    expect(await bodyOf(await ask(port, '/'))).toBe('page')
    expect(connections()).toBe(1)
  })

  test.each([{ 'content-length': 10 }, {}])(
    'that breaks off is not passed on as whole, and is reported (%j)',
    async (said) => {
      const { port, failures } = await frontOf((_req, res) => {
        res.writeHead(200, said).write('half')
        res.write('', () => res.destroy())
      })
      await expect(bodyOf(await ask(port, '/'))).rejects.toThrow()
      expect(failures).toEqual(['aborted'])
    },
  )

  test('is no longer made when whoever asked has gone', async () => {
    let gone: Promise<unknown> | undefined
    const { port, failures } = await frontOf((req, res) => {
      gone = once(req.socket, 'close')
      res.write('first')
    })
    const res = await ask(port, '/')
    await once(res, 'data')
    res.destroy()
    await gone
    expect(failures).toEqual([])
  })
})

describe('the body of a request', () => {
  /** All that the pages read: each request's method, path and body. */
  async function reading() {
    const read: string[] = []
    const { port } = await frontOf((req, res) => {
      void bodyOf(req).then((body) => {
        read.push(`${req.method} ${req.url} ${body}`)
        res.end('read')
      })
    })
    /** Writes this to the front, and resolves to all that it says until the connection ends. */
    const say = async (text: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1')
      let all = ''
      socket.on('data', (chunk) => {
        all += chunk
      })
      socket.write(text)
      await once(socket, 'close')
      return all
    }
    return { read, say }
  }

  test.each(['GET', 'DELETE', 'OPTIONS', 'POST'])(
    'H06 in chunks stays the body of its %s: nothing in it becomes a request',
    async (method) => {
      const { read, say } = await reading()
      const hidden = 'GET /hidden HTTP/1.1\r\nhost: x\r\n\r\n'
      const head = `${method} /admin HTTP/1.1\r\nhost: x\r\norigin: ${origin.origin}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n`
      await say(`${head}${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`)
      expect(read).toEqual([`${method} /admin ${hidden}`])
    },
  )

  test('in several pieces arrives whole; none is none', async () => {
    const { read, say } = await reading()
    const head = `POST /admin HTTP/1.1\r\nhost: x\r\norigin: ${origin.origin}\r\nconnection: close\r\n`
    const form = 'a'.repeat(maxBodyBytes / 2)
    await say(`${head}content-length: ${2 * form.length}\r\n\r\n${form}${form}`)
    await say(`${head}\r\n`)
    await say(`${head}content-length: 0\r\n\r\n`)
    expect(read).toEqual([`POST /admin ${form}${form}`, 'POST /admin ', 'POST /admin '])
  })
})
