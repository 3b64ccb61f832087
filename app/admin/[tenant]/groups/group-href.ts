/** Where a form about a group stands. */
export type GroupAt = { tenant: string; environment: string; group: string }

export const tabs = ['members', 'roles', 'settings', 'activity', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** The address of a tab of a group's page. */
export function groupHref({ tenant, environment, group }: GroupAt, tab: TabKey, more: Record<string, string> = {}) {
  const query = new URLSearchParams({ environment, ...(tab === 'members' ? {} : { tab }), ...more })
  return `/admin/${encodeURIComponent(tenant)}/groups/${encodeURIComponent(group)}?${query}`
}
