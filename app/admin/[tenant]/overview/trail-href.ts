import type { getOverview } from '#lib/services/overview/get.ts'
import { daysOf } from './range.tsx'

/** What a part of the overview is given: the numbers, and where it stands. */
export type Overview = Awaited<ReturnType<typeof getOverview.call>> & {
  at: { tenant: string; environment: string }
  now: Date
}

/** The trail by the filter that a number counted. */
export const trailHref = ({ at, range }: Pick<Overview, 'at' | 'range'>, filter: Record<string, string>): string =>
  `/admin/${at.tenant}/trail?${new URLSearchParams({
    environment: at.environment,
    when: daysOf[range],
    in: at.environment,
    ...filter,
  })}`

export const succeeded = { action: 'session.started', result: 'ok' } as const
export const failed = { action: 'session.failed' } as const
