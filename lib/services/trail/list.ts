import { z } from 'zod'
import { actions } from '#lib/audit/catalogue.ts'
import { listEvents } from '#lib/audit/list.ts'
import { query } from '../query.ts'
import { filterOf, trailFilters } from './filters.ts'
import { namesOf } from './names.ts'
import { positionOf, trailPaging, writePosition } from './position.ts'
import { eventView } from './view.ts'

/** Every action that an event can have, for a list to choose from. */
export const trailActions: readonly string[] = Object.keys(actions)

/**
 * The tenant's trail, newest first (`-at`): all of it, or what was done to an object (`target`), by somebody (`actor`), or either
 * (`about`), and so on. Filters combine. Ids are those that screens show; one that names nothing of ours finds nothing. Names are
 * looked up live.
 */
export const listTrail = query({
  name: 'trail.list',
  permission: 'trail:read',
  input: z.strictObject({ ...trailPaging, ...trailFilters }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, input, { now }) {
    const after = positionOf(input.cursor)
    const filter = await filterOf(tx, input, now)
    const order = input.sort === 'at' ? 'oldest' : 'newest'
    const { events, next } = await listEvents(tx, { ...filter, limit: input.limit, order, ...(after ? { after } : {}) })
    const names = await namesOf(tx, events)
    const [first] = events
    return {
      rows: events.map((event) => eventView(event, names)),
      next: next === undefined ? null : writePosition(next),
      previous: first === undefined ? null : writePosition(first),
    }
  },
  example: () => ({}),
})
