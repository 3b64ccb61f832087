import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { commandOf, family } from './processes.ts'

/** Resident memory of one process, in MB. */
function resident(pid: number): number {
  if (process.platform !== 'linux')
    return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Resident memory of all of a server's Node.js processes, in MB. */
export const memoryOf = (pid: number): number =>
  family(pid)
    .filter((each) => /node/.test(commandOf(each)))
    .reduce((sum, each) => sum + resident(each), 0)
