import { readerNow } from '#app/messages/reader-now.ts'
import { trailInput } from '#components/activity/trail-filters.ts'
import { readListState } from '#components/data-table/list-state.ts'
import { tailRoute } from '#lib/http/tail.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { shape } from '../shape.ts'

export const GET = tailRoute(listTrail, (search, now) =>
  trailInput(readListState(shape(), search), now, readerNow().zone),
)
