import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandOf, isOccupied, knowsOccupants } from '../process-identity.ts'
import { StartRefusal } from '../start-refusal.ts'

const graceMs = 30_000
const harshGraceMs = 5_000
const lookEveryMs = 50

/** The process that `postmaster.pid` names, if it is PostgreSQL on this very folder. */
export function runningPostmaster(folder: string): number | undefined {
  const pid = recordedPid(folder)
  if (pid === undefined) return undefined
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(folder) ? pid : undefined
}

function recordedPid(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, 'postmaster.pid'), 'utf8'), 10)
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

async function becomes(isTrue: () => boolean, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (!isTrue()) {
    if (performance.now() > until) return false
    await pause(lookEveryMs)
  }
  return true
}

/**
 * Makes sure that nobody works in the folder of the cluster, after a start that ended in any way. A postmaster that
 * outlived its Signet is stopped; then a `postmaster.pid` that is left is removed, but only once no server process of the
 * dead one is left, because two on one folder would destroy the data.
 */
export async function settle(folder: string): Promise<void> {
  const pid = runningPostmaster(folder)
  if (pid !== undefined) await stopPostmaster(folder, pid)
  if (!(await becomes(() => !isOccupied(folder), graceMs)))
    throw new StartRefusal(
      `Processes of an earlier PostgreSQL are still at work in ${folder}.`,
      'Wait until they have ended, or end them, then start again.',
    )
  // PostgreSQL believes the file while a process of that number exists: somebody else, or a zombie that nobody has reaped.
  const stale = recordedPid(folder)
  if (stale !== undefined && (knowsOccupants || commandOf(stale) !== ''))
    rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/** Stops a postmaster: first fast (connections are ended, everything is written), then, if it does not end, at once. */
export async function stopPostmaster(folder: string, pid: number): Promise<void> {
  const isGone = () => runningPostmaster(folder) !== pid
  signal(pid, 'SIGINT')
  if (await becomes(isGone, graceMs)) return
  signal(pid, 'SIGQUIT')
  if (await becomes(isGone, harshGraceMs)) return
  throw new StartRefusal(`PostgreSQL (process ${pid}) does not stop.`, `End it and start again:  kill -9 ${pid}`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
