/** Where a page of promotion stands: `environment` is the target. */
export type PromoteAt = { tenant: string; environment: string }

/** The address of the page that promotes into an environment. */
export const promoteHref = ({ tenant, environment }: PromoteAt, more: Record<string, string> = {}): string =>
  `/admin/${encodeURIComponent(tenant)}/promote?${new URLSearchParams({ environment, ...more })}`

/** The address of one promotion of the history. */
export const promotionHref = (
  { tenant, environment }: PromoteAt,
  id: string,
  more: Record<string, string> = {},
): string =>
  `/admin/${encodeURIComponent(tenant)}/promote/${encodeURIComponent(id)}?${new URLSearchParams({ environment, ...more })}`
