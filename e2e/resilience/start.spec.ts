import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { embeddedDatabase } from '#e2e/support/database.ts'
import { OwnServer } from '#e2e/support/own-server.ts'
import { commandOf, family, isAlive } from '#e2e/support/processes.ts'
import { answerOf, open } from '#e2e/support/raw.ts'
import { NotStarted, type ServerOptions, startServer } from '#e2e/support/server.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

/** What a refused start printed. A start that succeeds fails the test. */
async function refusedStart(options: ServerOptions): Promise<string> {
  try {
    const server = await startServer(options)
    await server.stop()
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error
    expect(error.status).toBe(1)
    expect(error.output, 'a refusal is not a stack').not.toMatch(/^\s+at .*:\d+:\d+/m)
    return error.output
  }
  throw new Error('it started')
}

/** The names of the keys that the platform's own issuer publishes. */
async function publishedKeys(origin: string): Promise<string[]> {
  const { keys } = (await (await fetch(`${origin}/t/platform/production/oauth/jwks`)).json()) as {
    keys: { kid: string }[]
  }
  return keys.map(({ kid }) => kid)
}

test.describe.configure({ mode: 'default' })

test('a second start keeps all data, and what does not fit is refused with advice', async () => {
  const server = await OwnServer.start()
  const { dataDir } = server
  try {
    const keys = await publishedKeys(server.origin)
    expect(keys.length).toBeGreaterThanOrEqual(2)
    const link = server.current.setupUrl
    expect(link).toContain(`${server.origin}/setup`)
    for (const name of ['master-key', 'database-password'])
      expect(statSync(join(dataDir, 'secrets', name)).mode & 0o777, name).toBe(0o600)
    const { port } = server.current
    expect(await server.current.stop()).toBe(0)

    const wrongKey = await refusedStart({
      dataDir,
      port,
      env: { SIGNET_MASTER_KEY: randomBytes(32).toString('base64url') },
    })
    expect(wrongKey).toMatch(/master key/i)
    const moved = await refusedStart({ dataDir, port, env: { SIGNET_ORIGIN: 'https://id.example.com' } })
    expect(moved).toContain('SIGNET_ORIGIN')
    expect(moved).toContain(`http://localhost:${port}`)

    await server.restart()
    expect(await publishedKeys(server.origin)).toEqual(expect.arrayContaining(keys))
    expect(server.current.setupUrl).toContain('/setup')
    expect(server.current.setupUrl, 'the link is renewed at each start until it is used').not.toBe(link)
    expect((await fetch(link ?? '')).status).toBeGreaterThanOrEqual(400)
  } finally {
    await server.end()
  }
})

test('kill -9 of the supervisor alone: its processes end by themselves, and the next start takes PostgreSQL over', async () => {
  const server = await OwnServer.start()
  try {
    const keys = await publishedKeys(server.origin)
    const { pid } = server.current
    const parts = family(pid).filter((each) => /(front|pages|jobs)\.js|next-server/.test(commandOf(each)))
    const postgres = family(pid).find((each) => /postgres -D/.test(commandOf(each))) ?? 0
    expect(parts.length).toBeGreaterThanOrEqual(3)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => parts.filter(isAlive)).toEqual([])
    expect(isAlive(postgres), 'PostgreSQL outlives it').toBe(true)
    await server.restart()
    expect(isAlive(postgres)).toBe(false)
    expect(await publishedKeys(server.origin)).toEqual(expect.arrayContaining(keys))
  } finally {
    await server.end()
  }
})

test('a runtime role that could pass the walls is refused, with the statement that mends it', async () => {
  const server = await OwnServer.start()
  const { dataDir } = server
  const alter = async (what: string) => {
    const admin = new pg.Client({ connectionString: embeddedDatabase(dataDir).url })
    await admin.connect()
    await admin.query(what)
    await admin.end()
  }
  try {
    await alter('alter role signet_app bypassrls')
    const { port } = server.current
    await server.current.kill9()
    const refused = await refusedStart({ dataDir, port })
    expect(refused).toContain('signet_app')
    expect(refused).toMatch(/ALTER ROLE|NOBYPASSRLS/)
  } finally {
    await server.end()
  }
})

test('a taken port, a data folder in use and an unreadable setting say what to do', async () => {
  const { origin, dataDir } = suite()
  const port = Number(new URL(origin).port)
  const fresh = mkdtempSync(join(tmpdir(), 'signet-refused-'))
  try {
    const taken = await refusedStart({ dataDir: fresh, port })
    expect(taken).toContain(`Port ${port} is taken`)
    expect(taken).toContain('PORT=')
    const used = await refusedStart({ dataDir })
    expect(used).toContain(dataDir)
    const faults = await refusedStart({
      dataDir: fresh,
      env: { SIGNET_ORIGIN: 'http://id.example.com', SIGNET_FRONTS: 'many', SIGNET_MASTER_KEY: 'short' },
    })
    for (const name of ['SIGNET_ORIGIN', 'SIGNET_FRONTS', 'SIGNET_MASTER_KEY']) expect(faults).toContain(name)
    const keyless = await refusedStart({
      dataDir: fresh,
      env: { DATABASE_URL: 'postgresql://nobody@localhost:1/none' },
    })
    expect(keyless).toMatch(/SIGNET_MASTER_KEY=[A-Za-z0-9_-]{43}/)
    expect((await fetch(`${origin}/healthz/ready`)).status).toBe(200)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
})

test('SIGTERM lets the requests under way finish, and leaves no process behind', async () => {
  const server = await OwnServer.start()
  try {
    const processes = family(server.current.pid)
    expect(processes.length).toBeGreaterThanOrEqual(4)
    const body = 'grant_type=refresh_token&refresh_token=x&client_id=nobody'
    const { host } = new URL(server.origin)
    const socket = await open(server.origin)
    const continued = new Promise((resolve) => socket.once('data', resolve))
    socket.write(
      `POST /t/platform/production/oauth/token HTTP/1.1\r\nhost: ${host}\r\nexpect: 100-continue\r\n` +
        `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    )
    await continued // the server has the request and waits for the rest of it
    const answered = answerOf(socket)
    process.kill(server.current.pid, 'SIGTERM')
    await expect
      .poll(
        () =>
          open(server.origin).then(
            (extra) => !extra.destroy().destroyed,
            () => true,
          ),
        { timeout: 60_000 },
      )
      .toBe(true)
    socket.write(body.slice(10))
    const answer = await answered
    expect(answer.status).toBe(401)
    expect(answer.body).toContain('invalid_client')
    await expect.poll(() => processes.filter(isAlive)).toEqual([])
    expect(await server.current.stop()).toBe(0)
  } finally {
    await server.end()
  }
})
