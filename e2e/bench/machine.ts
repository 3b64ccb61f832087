import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { root } from '#e2e/support/bundle.ts'
import { peerVersion } from './peer/start.ts'
import { canPin } from './pin.ts'

/** On what, of what and how it was measured: stands with every result. */
export type Machine = {
  node: string
  postgres: string
  oidcProvider: string
  cpu: string
  cores: number
  commit: string
  pinning: string
}

const pinned = 'server on core 0; PostgreSQL, the other processes and the generator share core 1'

export function machineOf(postgres: string): Machine {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''
  const isDirty = git('status', '--porcelain', '--untracked-files=no') !== ''
  return {
    node: process.versions.node,
    postgres,
    oidcProvider: peerVersion(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    commit: `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${isDirty ? ' with changes' : ''}`,
    pinning: canPin() ? pinned : 'not pinned',
  }
}

export const machineText = ({ node, postgres, oidcProvider, cpu, cores, commit, pinning }: Machine): string =>
  `Signet ${commit}, Node.js ${node}, PostgreSQL ${postgres}, oidc-provider ${oidcProvider}; ${cores} cores of ${cpu}; ${pinning}`
