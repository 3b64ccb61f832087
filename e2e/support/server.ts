import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'

export type ServerOptions = {
  /** The embedded database's folder; the caller makes and removes it. Not used with DATABASE_URL in `env`. */
  dataDir: string
  /** A port of this machine; a free one unless told. */
  port?: number
  /** Variables beside PORT and SIGNET_DATA_DIR. No other SIGNET variable and no DATABASE_URL of the caller gets through. */
  env?: Record<string, string>
}

export type Server = {
  origin: string
  port: number
  /** The one-time set-up link that it printed; undefined once set-up is done. */
  setupUrl: string | undefined
  /** The supervisor. */
  pid: number
  /** All that it printed until now. */
  output(): string
  /** Ends it as Ctrl-C does; resolves to its exit status. */
  stop(): Promise<number | null>
  /** Kills every process of it outright, PostgreSQL included, as a lost machine would. */
  kill9(): Promise<void>
  /** Starts it again on the same data, port and variables, after `stop` or `kill9`. */
  restart(): Promise<Server>
}

/** A server that did not start: what it printed, and how it ended. */
export class NotStarted extends Error {
  readonly output: string
  readonly status: number | null

  constructor(output: string, status: number | null) {
    super(`Signet did not start (status ${status}):\n${output}`)
    this.output = output
    this.status = status
  }
}

const readyLine = /^Signet is ready at /m
const setupLine = /Set up .*?(https?:\/\/\S+)/

/** Starts the built product on its own port and data, and resolves when it says that it is ready. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = options.port ?? (await freePort())
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...foreignVariables(), PORT: String(port), SIGNET_DATA_DIR: options.dataDir, ...options.env },
  })
  const output = collect(child)
  await untilReady(child, output)
  return {
    origin: options.env?.SIGNET_ORIGIN ?? `http://localhost:${port}`,
    port,
    setupUrl: setupLine.exec(output())?.[1],
    pid: child.pid ?? 0,
    output,
    async stop() {
      child.kill('SIGINT')
      return ended(child)
    },
    async kill9() {
      for (const pid of family(child.pid ?? 0)) kill(pid)
      await ended(child)
    },
    restart: () => startServer({ ...options, port }),
  }
}

/** What the server may inherit: how to find programs, and nothing that configures a Signet. */
function foreignVariables(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(SIGNET_|DATABASE_|PORT$|NODE_OPTIONS$|VITEST|TEST_)/.test(name),
  )
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}

/** Keeps what it prints; SIGNET_E2E_LOG names a file that gets a copy. */
function collect(child: ChildProcess): () => string {
  let text = ''
  const copy = process.env.SIGNET_E2E_LOG
  const file = copy === undefined ? undefined : createWriteStream(copy, { flags: 'a' })
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      file?.write(chunk)
    })
  return () => text
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (readyLine.test(output())) resolve()
    }
    child.stdout?.on('data', look)
    child.once('error', reject)
    child.once('close', (status) => reject(new NotStarted(output(), status)))
  })
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** A process and all that descend from it, whatever session they moved to. Parents first, so that none is replaced. */
export function family(root: number): number[] {
  const pairs = process.platform === 'linux' ? parentsInProc() : parentsFromPs()
  const found = [root]
  for (const parent of found) for (const [pid, ppid] of pairs) if (ppid === parent) found.push(pid)
  return found
}

type Pair = [pid: number, ppid: number]

function parentsInProc(): Pair[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry): Pair => {
      try {
        const afterName = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1) ?? ''
        return [Number(entry), Number(afterName.split(' ')[1])]
      } catch {
        return [Number(entry), 0] // it ended while we looked
      }
    })
}

function parentsFromPs(): Pair[] {
  const lines = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as Pair)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
