import type { AccountShell } from '../views.ts'

/** When the pages are looked at. */
export const now = new Date('2026-11-26T09:30:00Z')
export const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
export const accountBase = 'https://id.example.test/t/acme/production/account'
export const formOf = (path: string) => ({ action: `${accountBase}${path}`, csrf: 'dG9rZW4' })

/** What is around a page of a section. */
export const shellOf = (section: AccountShell['section']): AccountShell => ({
  tenantName: 'Acme',
  person: { name: 'Priya Raghunathan', email: 'priya.raghunathan@acme.test' },
  section,
  hrefs: {
    overview: accountBase,
    profile: `${accountBase}/profile`,
    security: `${accountBase}/security`,
    sessions: `${accountBase}/sessions`,
    apps: `${accountBase}/apps`,
    activity: `${accountBase}/activity`,
    data: `${accountBase}/data`,
  },
  signOutHref: 'https://id.example.test/t/acme/production/sign-out',
  now,
})
