import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const isLinux = process.platform === 'linux'

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The command line of a process, or '' when there is none (a zombie has none either). */
export const commandOf = (pid: number): string =>
  isLinux ? read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() : ps(pid, 'command')

/**
 * What tells a process from a later one that got the same number: this boot of the machine and the moment of its start.
 * Undefined when no such process runs.
 */
export function identityOf(pid: number): string | undefined {
  if (commandOf(pid) === '') return undefined
  if (!isLinux) return ps(pid, 'lstart') || undefined
  const afterName = read(`/proc/${pid}/stat`).split(') ')[1] ?? ''
  return `${read('/proc/sys/kernel/random/boot_id').trim()}:${afterName.split(' ')[19] ?? ''}`
}

/** Whether this system tells which processes work in a folder. */
export const knowsOccupants = isLinux

/** Whether any process still works inside `folder`. Where the system does not tell, none is assumed. */
export function isOccupied(folder: string): boolean {
  if (!isLinux) return false
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === folder
    } catch {
      return false
    }
  })
}
