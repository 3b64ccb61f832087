import { inject } from 'vitest'
import { hasDebian15, startDebian15 } from './cluster.ts'
import { makeTemplate } from './template.ts'

export type Server = { name: string; start(): Promise<{ url: string; stop(): Promise<void> }> }

const runsOwn: Server = {
  name: "the run's own server",
  start: async () => ({ url: inject('databaseServer'), stop: async () => undefined }),
}

const debian15: Server = {
  name: 'PostgreSQL 15',
  async start() {
    const cluster = await startDebian15()
    await makeTemplate(cluster.url)
    return cluster
  },
}

/** The servers on which the walls are tried: the run's own (18, embedded, unless told), and the oldest one where it is installed. */
export const servers: Server[] = hasDebian15() ? [runsOwn, debian15] : [runsOwn]
