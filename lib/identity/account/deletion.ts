import { bounds } from '#lib/limits/bounds.ts'

/** How long somebody can take back that they deleted their account, in seconds. */
export const deletionSeconds = bounds.account.deletionDays * 86_400
