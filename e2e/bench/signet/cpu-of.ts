import { family } from '#e2e/support/server.ts'
import { cpuSeconds } from '../cpu.ts'
import type { Running } from './start.ts'

/** Seconds of processor time that all that answers has used so far: fronts, pages, and PostgreSQL with what it has started. */
export const cpuOf = ({ pids }: Pick<Running, 'pids'>): number =>
  cpuSeconds([...pids.fronts, ...pids.pages, ...pids.postgres.slice(0, 1).flatMap(family)])
