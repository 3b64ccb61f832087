import { startRun } from '../start-run.ts'

export const POST = startRun
