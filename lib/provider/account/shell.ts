import type { AccountDone, AccountSection, AccountShell, DeviceSeen } from '#components/account/views.ts'
import type { Device } from '#lib/identity/device.ts'
import { picturePath } from '#lib/identity/picture/picture-url.ts'
import { parameter } from '../hosted/form.ts'
import { stepPaths } from '../hosted/links.ts'
import type { Account } from './enter.ts'
import { type AccountPath, accountUrl } from './paths.ts'

/** The page that each section begins on. */
export const sectionPaths: Record<AccountSection, AccountPath> = {
  overview: '',
  profile: '/profile',
  security: '/security',
  sessions: '/sessions',
  apps: '/apps',
  activity: '/activity',
  data: '/data',
}

/** What a page of the account has around it. `?done=` names what the visit before did: words of ours, or nothing. */
export function shellOf({ visit, person }: Account, section: AccountSection): AccountShell {
  const { tenant, environment } = visit.snapshot
  const hrefs = Object.entries(sectionPaths).map(([name, path]) => [name, accountUrl(visit, path)])
  const { pathname } = new URL(environment.issuer)
  const picture = person.pictureKey === undefined ? undefined : `${pathname}${picturePath(person.pictureKey)}`
  const done = parameter(visit.request, 'done')
  return {
    tenantName: tenant.displayName,
    person: { name: person.displayName, email: person.email, picture },
    section,
    hrefs: Object.fromEntries(hrefs) as Record<AccountSection, string>,
    signOutHref: `${environment.issuer}${stepPaths.signOut}`,
    // A word that the page has no sentence for is passed over there.
    done: done === undefined || done.length > 40 ? undefined : (done as AccountDone),
    now: visit.now,
  }
}

/** A device as pages show it; what named none of itself has no name. */
export const seen = ({ name, kind }: Device): DeviceSeen => ({ name: name === 'Unknown device' ? null : name, kind })
