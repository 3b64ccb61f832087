import { pickRoute } from '#lib/http/pick.ts'
import { pickers } from '../pickers.ts'

export const GET = pickRoute(pickers)
