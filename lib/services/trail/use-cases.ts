import { getOverview } from '../overview/get.ts'
import { getStart } from '../overview/start.ts'
import { exportTrail } from './export.ts'
import { listTrail } from './list.ts'
import { listTokenEvents } from './list-tokens.ts'

/** What can be asked of the trail, and what is counted in it. */
export const trailUseCases = [listTrail, listTokenEvents, exportTrail, getOverview, getStart] as const
