import type { PolicyLevel } from '#lib/services/policies/topics.ts'

/** Where a form about a policy stands: the page's environment, and the level and place that the policy is of. */
export type PolicyAt = {
  tenant: string
  environment: string
  topic: string
  level: PolicyLevel
  /** The environment that the policy is of: the page's, or `control`. */
  of?: string
  directory?: string
  client?: string
  role?: string
}

/** How the use cases name the policy of a page. */
export function placeOf({ topic, level, environment, of, directory, client, role }: PolicyAt) {
  if (level === 'tenant') return { topic, level }
  if (level === 'directory') return { topic, level, directory }
  if (level === 'client') return { topic, level, environment, client }
  if (level === 'role') return { topic, level, role }
  return { topic, level, environment: of ?? environment }
}

/** The address of a policy's page, with more of its query. */
export function policyHref(at: PolicyAt, more: Record<string, string> = {}): string {
  const { tenant, environment, topic, level, of, directory, client, role } = at
  const query = new URLSearchParams({
    ...{ environment, level },
    ...(of === undefined ? {} : { of }),
    ...(directory === undefined ? {} : { directory }),
    ...(client === undefined ? {} : { client }),
    ...(role === undefined ? {} : { role }),
    ...more,
  })
  return `/admin/${encodeURIComponent(tenant)}/policies/${encodeURIComponent(topic)}?${query}`
}
