import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { bundle } from '#e2e/support/bundle.ts'
import type { Watch } from '../alternate.ts'
import { locate } from './locate.ts'
import { type CpuProfile, type Share, type Summary, summarize } from './summarize.ts'

export type Profiler = {
  /** What the server must find in its environment. */
  env: Record<string, string>
  /** Profiles what this front does between `begin` and `end`. */
  watch(front: number): Watch & { summary(): Summary }
}

/** Prepares profiles of a front, kept in a folder of their own for other tools to open. */
export async function prepareProfiler(): Promise<Profiler & { dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'signet-profile-'))
  const preload = await bundle('e2e/bench/profile/preload.ts', 'profile-preload')
  return {
    dir,
    env: { NODE_OPTIONS: `--import=${pathToFileURL(preload)}`, BENCH_PROFILE_DIR: dir },
    watch(front) {
      const before = new Set(readdirSync(dir))
      let count = [...before].filter((name) => name.endsWith('.cpuprofile')).length
      const toggle = async (file: string) => {
        process.kill(front, 'SIGUSR2')
        while (!existsSync(join(dir, file))) await after(5)
      }
      return {
        begin: () => toggle(`${front}.${count}.begun`),
        end: () => toggle(`${front}.${count++}.cpuprofile`),
        summary: () => summarize(profilesIn(dir, before), locate),
      }
    },
  }
}

const profilesIn = (dir: string, before: ReadonlySet<string>): CpuProfile[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.cpuprofile') && !before.has(name))
    .map((name) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as CpuProfile)

const line = ({ name, part }: Share): string => `    ${(part * 100).toFixed(1).padStart(5)} %  ${name}`

/** A profile in words. Threads that sign beside JavaScript are not in it: the column "of it JS" tells them apart. */
export const profileText = ({ kinds, functions, busy }: Summary): string =>
  [
    `  profile of our JavaScript thread, which was busy ${(busy * 100).toFixed(0)} % of the time; own times:`,
    ...kinds.map(line),
    '  the functions that took most:',
    ...functions.map(line),
  ].join('\n')
