import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseConfig } from '#lib/db/configure.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { happen, placeWebhook } from './testing/place.ts'
import { type Receiver, startReceiver } from './testing/receiver.ts'

onTestDatabase({ keys: 3 })

const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `signet-sender-${process.pid}`)
const outfile = join(folder, 'sender.mjs')
const senders: ChildProcess[] = []
let receiver: Receiver

beforeAll(async () => {
  receiver = await startReceiver()
  const entryPoints = [join(import.meta.dirname, 'testing', 'sender.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
})
afterAll(async () => {
  for (const sender of senders) sender.kill('SIGKILL')
  await receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

function startSender(aheadSeconds: number): ChildProcess {
  const env = {
    ...process.env,
    SIGNET_INTERNAL_DATABASE: JSON.stringify(databaseConfig()),
    SIGNET_LOOPBACK_TARGETS: 'yes',
    SIGNET_LOG_LEVEL: 'fatal',
    CLOCK_AHEAD_SECONDS: String(aheadSeconds),
  }
  const sender = spawn(process.execPath, [outfile], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  senders.push(sender)
  return sender
}

test('a process killed by kill -9 while it sends loses nothing: the next one goes on, in order, at least once', async () => {
  const now = new Date()
  const tenant = await seedTenant({ now })
  await placeWebhook(tenant, receiver.url, ['role.*'])
  const targets: string[] = []
  for (let n = 0; n < 4; n++) targets.push(await withTenant(tenant.id, (tx) => happen(tx, 'role.changed', now)))

  let reached = (): void => undefined
  const second = new Promise<void>((resolve) => {
    reached = resolve
  })
  const never = new Promise<never>(() => undefined)
  receiver.answer = () => {
    if (receiver.received.length < 2) return { status: 200 }
    reached()
    return never
  }
  const first = startSender(0)
  await second
  first.kill('SIGKILL')
  await once(first, 'exit')

  let last = (): void => undefined
  const allCame = new Promise<void>((resolve) => {
    last = resolve
  })
  receiver.answer = ({ body }) => {
    if (body.includes(formatId('role', targets[3] ?? ''))) last()
    return { status: 200 }
  }
  startSender(3_600)
  await allCame
  const came = receiver.received.map(({ id, body }) => ({
    id,
    about: (JSON.parse(body) as { data: { target: { id: string } } }).data.target.id,
  }))
  expect(came.map(({ about }) => about)).toEqual([0, 1, 1, 2, 3].map((n) => formatId('role', targets[n] ?? '')))
  expect(came[1]?.id).toBe(came[2]?.id)
})
