/** Where a form about an invitation stands. */
export type InvitationAt = { tenant: string; environment: string; id: string }

/** What its page may say has been done. */
export const deeds = ['sent', 'resent', 'revoked'] as const
export type Deed = (typeof deeds)[number]

/** The address of an invitation's page. */
export function invitationHref({ tenant, environment, id }: InvitationAt, done?: Deed): string {
  const query = new URLSearchParams({ environment, ...(done === undefined ? {} : { done }) })
  return `/admin/${encodeURIComponent(tenant)}/invitations/${encodeURIComponent(id)}?${query}`
}
