import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { poolSizeFor } from '../prepare/database.ts'
import { createGate } from './connections.ts'
import { type Checks, healthDoor } from './health.ts'
import { metricsDoor } from './metrics-door.ts'
import type { Door } from './server.ts'

const servers: Server[] = []
const peer = { ip: '203.0.113.7', requestId: 'r1', own: { 'x-frame-options': 'DENY' } }

async function open(door: Door): Promise<string> {
  const server = createServer((req, res) => {
    void Promise.resolve(door(req, res, peer)).then((isServed) => {
      if (!isServed) res.writeHead(418).end()
    })
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

describe('health', () => {
  const checks = (database: () => Promise<unknown>): Checks => ({ database, pages: async () => {} })

  test('is ready when everything answers', async () => {
    const at = await open(healthDoor(checks(async () => 1)))
    const answer = await fetch(`${at}/healthz/ready`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'up', database: true, pages: true })
    expect(Object.fromEntries(answer.headers)).toMatchObject({ ...peer.own, 'x-request-id': 'r1' })
  })

  test('is not ready without the database, says so, and lives', async () => {
    const at = await open(healthDoor(checks(() => Promise.reject(new Error('secret reason')))))
    const answer = await fetch(`${at}/healthz/ready`)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(await answer.json()).toEqual({ status: 'down', database: false, pages: true })
    expect((await fetch(`${at}/healthz/live`)).status).toBe(200)
  })

  test('is looked at once a second however often it is asked', async () => {
    let looks = 0
    const at = await open(healthDoor(checks(async () => looks++)))
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${at}/healthz/ready`)))
    expect(looks).toBe(1)
  })

  test('other paths are left to other doors', async () => {
    const at = await open(healthDoor(checks(async () => 1)))
    expect((await fetch(`${at}/healthz`)).status).toBe(418)
  })
})

describe('metrics', () => {
  const token = '0123456789abcdef'
  const collect = async () => 'signet_processes 1\n'

  test('are shown to whoever presents the token', async () => {
    const at = await open(metricsDoor(token, collect))
    const answer = await fetch(`${at}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('signet_processes 1\n')
    expect(Object.fromEntries(answer.headers)).toMatchObject({ ...peer.own, 'x-request-id': 'r1' })
  })

  test.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token} x y`.slice(0, 12)])(
    'are not shown for %j',
    async (authorization) => {
      const at = await open(metricsDoor(token, collect))
      const answer = await fetch(`${at}/metrics`, authorization === undefined ? {} : { headers: { authorization } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
    },
  )

  test('without a token there is no such path', async () => {
    const at = await open(metricsDoor(undefined, collect))
    expect((await fetch(`${at}/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(418)
  })
})

describe('connections', () => {
  /** A socket that says it comes from `address`. */
  const from = (address: string): Socket =>
    Object.defineProperty(new Socket(), 'remoteAddress', { value: address }) as Socket

  test('H06 one address may not take them all; others, and this machine, go on', () => {
    const gate = createGate(2)
    const sockets = ['198.51.100.1', '198.51.100.1', '198.51.100.1', '198.51.100.2', '127.0.0.1'].map(from)
    for (const socket of sockets) gate(socket)
    expect(sockets.map((socket) => socket.destroyed)).toEqual([false, false, true, false, false])
  })

  test('a closed connection makes room', async () => {
    const gate = createGate(1)
    const first = from('198.51.100.1')
    gate(first)
    first.destroy()
    await once(first, 'close')
    const second = from('198.51.100.1')
    gate(second)
    expect(second.destroyed).toBe(false)
  })

  test.each([
    [100, 4, 10],
    [200, 10, 10],
    [100, 10, 4],
    [20, 10, 2],
  ])('of %i connections to the database %i processes get %i each', (max, processes, share) => {
    expect(poolSizeFor(max, processes)).toBe(share)
  })
})
