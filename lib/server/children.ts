import { type ChildProcess, fork } from 'node:child_process'
import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { log } from '#lib/kernel/log.ts'
import type { Role, ToProcess, ToSupervisor } from './messages.ts'

/** One process that is kept alive: `child` is the present one. */
export type Kept = { role: Role; child: ChildProcess; isReady: boolean; send(message: ToProcess): void }

export type ChildrenOptions = {
  /** What each part finds in its environment. */
  environment(role: Role): NodeJS.ProcessEnv
  onMessage(from: Kept, message: ToSupervisor): void
  /** Called when a process ends again and again before it was ever ready. */
  onHopeless(role: Role): void
}

const firstDelayMs = 200
const maxDelayMs = 10_000
/** A process that lived this long had a chance of its own: its next end is not counted with the earlier ones. */
const settledAfterMs = 30_000
const hopelessAfter = 4
/** A little more than a process's own grace for what is under way. */
const killAfterMs = 12_000

/**
 * How much a front, or the pages, may make before what is young is collected (megabytes; V8's own default is 16). A request leaves
 * little behind once it is answered, but all that are under way are copied at each collection: four times as rarely is a quarter of
 * that work, for up to a hundred megabytes of memory under load in each of them.
 */
const young = '--max-semi-space-size=64'

const script = (role: Role): string => fileURLToPath(new URL(`./${role}.js`, import.meta.url))

/** The processes under this supervisor: started, restarted with growing delays when they crash, drained together. */
export class Children {
  readonly #options: ChildrenOptions
  readonly #kept = new Set<Kept>()
  #isStopping = false
  restarts = 0

  constructor(options: ChildrenOptions) {
    this.#options = options
    cluster.schedulingPolicy = cluster.SCHED_RR
    const execArgv = [...process.execArgv, young]
    cluster.setupPrimary({ exec: script('front'), args: [], execArgv })
  }

  all(): Kept[] {
    return [...this.#kept]
  }

  /** Starts a process and resolves when it says that it is ready. */
  start(role: Role): Promise<void> {
    return new Promise((resolve) => this.#start(role, 0, resolve))
  }

  #spawn(role: Role): ChildProcess {
    const env = this.#options.environment(role)
    if (role === 'front') return cluster.fork(env).process
    const execArgv = role === 'pages' ? [...process.execArgv, young] : process.execArgv
    return fork(script(role), [], { env, execArgv, stdio: 'inherit' })
  }

  #start(role: Role, failures: number, onReady: () => void): void {
    const child = this.#spawn(role)
    const started = performance.now()
    const kept: Kept = {
      role,
      child,
      isReady: false,
      send: (message) => {
        if (child.connected) child.send(message, () => {})
      },
    }
    this.#kept.add(kept)
    child.on('error', (error) => log().error({ err: error, role }, 'process channel failed'))
    child.on('message', (message) => {
      const said = message as ToSupervisor
      if (said.type === 'ready') {
        kept.isReady = true
        onReady()
      }
      if (typeof said.type === 'string') this.#options.onMessage(kept, said)
    })
    child.once('exit', (code, signal) => {
      this.#kept.delete(kept)
      if (this.#isStopping) return
      const count = performance.now() - started > settledAfterMs ? 1 : failures + 1
      log().error({ role, status: code, signal, failures: count }, 'process ended unexpectedly')
      if (!kept.isReady && count >= hopelessAfter) return this.#options.onHopeless(role)
      this.restarts += 1
      const delay = Math.min(firstDelayMs * 2 ** (count - 1), maxDelayMs)
      setTimeout(() => {
        if (!this.#isStopping) this.#start(role, count, onReady)
      }, delay)
    })
  }

  /** Asks every process of a part to finish what it does and end; kills what has not ended after the grace. */
  async stop(role: Role): Promise<void> {
    this.#isStopping = true
    const ending = this.all().filter((kept) => kept.role === role)
    await Promise.all(
      ending.map(async ({ child, send }) => {
        const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
        send({ type: 'drain' })
        const kill = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
        if (child.exitCode === null && child.signalCode === null) await gone
        clearTimeout(kill)
      }),
    )
  }

  /** Ends all of them now. */
  kill(): void {
    this.#isStopping = true
    for (const { child } of this.all()) child.kill('SIGKILL')
  }
}
