import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts the time of processes in hundredths of a second, on every architecture that Node runs on. */
const ticksPerSecond = 100

/** User and system time of a line of `stat` in seconds. The name before it may hold spaces and brackets. */
export function secondsOfStat(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

const secondsAt = (path: string): number => {
  try {
    return secondsOfStat(readFileSync(path, 'utf8'))
  } catch {
    return 0 // it has ended
  }
}

/** Seconds of processor time that these processes have used so far, all their threads together. */
export const cpuSeconds = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + secondsAt(`/proc/${pid}/stat`), 0)

/** Seconds that a process has used so far on its first thread alone: of Node's, the one that runs JavaScript. */
export const mainThreadSeconds = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + secondsAt(`/proc/${pid}/task/${pid}/stat`), 0)

/** Whether this machine tells what processes use. */
export const canTellCpu = (): boolean => process.platform === 'linux' && readdirSync('/proc').includes('self')
