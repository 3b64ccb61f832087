import { cookies } from 'next/headers'

/** The cookie of whoever has seen enough of a tenant's checklist. It says nothing else. */
export const hiddenCookie = (tenant: string): string => `start-hidden-${tenant}`

/** Whether this browser hides the checklist of a tenant. */
export const isStartHidden = async (tenant: string): Promise<boolean> =>
  (await cookies()).get(hiddenCookie(tenant))?.value === '1'
