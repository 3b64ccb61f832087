/** How close the rows of a table stand. */
export const densities = ['compact', 'default', 'comfortable'] as const
export type Density = (typeof densities)[number]

/** Both are kept in cookies, so that the server writes the first page as it was left: no script, no flash. */
export const densityCookie = 'signet-density'
/** By the list's key (`users`). */
export const columnsCookie = (key: string): string => `signet-columns-${key}`

export const parseDensity = (value: string | undefined): Density =>
  densities.find((density) => density === value) ?? 'default'
