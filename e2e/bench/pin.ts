import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

/** Whether processes can be told which core to run on: two cores, and `taskset`. Says the same once this process is pinned. */
export const canPin = (): boolean =>
  cpus().length > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** Lets a process, with all its threads and what it will start, run on this core alone, where that can be said. */
export const pin = (pids: readonly number[], core: number): void => {
  if (canPin()) place(pids, String(core))
}

function place(pids: readonly number[], cores: string): void {
  for (const pid of pids) {
    const { status, stderr } = spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)], { encoding: 'utf8' })
    if (status !== 0 && !/No such process/.test(stderr)) throw new Error(`taskset: ${stderr}`)
  }
}

/** Lets a process run on every core again. */
export const unpin = (pids: readonly number[]): void => {
  if (canPin()) place(pids, `0-${cpus().length - 1}`)
}
