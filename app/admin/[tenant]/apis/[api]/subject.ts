import type { Visit } from '#lib/http/read.ts'
import type { getApi } from '#lib/services/apis/get.ts'
import type { Search } from '../../place.ts'
import type { ApiAt } from './on-api.ts'

/** The API of the page, and whether the visitor may change it. */
export type Subject = Awaited<ReturnType<typeof getApi.call>> & {
  at: ApiAt
  visit: Visit
  mayWrite: boolean
  search: Search
}
