import type { getDelivery } from '#lib/services/delivery/get.ts'

/** What the cards of the page show. */
export type Shown = { delivery: Awaited<ReturnType<typeof getDelivery.call>>; now: Date }
