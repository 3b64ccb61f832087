import type { getTenant } from '#lib/services/tenants/get.ts'
import type { Place } from '../../place.ts'

/** The tenant of the page, and who looks at it. */
export type Subject = Awaited<ReturnType<typeof getTenant.call>> & { place: Place; isPlatform: boolean }
