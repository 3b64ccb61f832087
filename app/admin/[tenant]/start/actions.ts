'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { isSameOrigin } from '#lib/http/action.ts'
import { hiddenCookie } from './hidden.ts'

const yearSeconds = 365 * 24 * 3600

/** Hides the checklist in this browser, or shows it again; then the page from which that was asked comes back. */
export async function hideStart(tenant: string, hide: boolean): Promise<void> {
  if (!(await isSameOrigin()) || !/^[a-z0-9-]{1,40}$/.test(tenant)) return
  const path = `/admin/${tenant}`
  const jar = await cookies()
  if (hide) jar.set(hiddenCookie(tenant), '1', { path, maxAge: yearSeconds, sameSite: 'lax', httpOnly: true })
  else jar.delete({ name: hiddenCookie(tenant), path })
  redirect(`${path}/start`)
}
