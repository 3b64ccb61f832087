import { withTenant } from '#lib/db/with-tenant.ts'
import { confirmEmailChange } from '#lib/identity/change-email.ts'
import { deadLink, linkPage, openLink, refuseLinkForm, wayHome } from './mailed-link.ts'
import { message } from './messages.ts'
import type { Answer, Step, Visit } from './visit.ts'

async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'change_email')
  if ('view' in link) return link
  const { normalized } = link.challenge
  const text = `Use ${normalized} for your account from now on.`
  return linkPage(visit, 'confirmEmail', link, () => ({ title: 'Use a new address', text, submit: 'Use this address' }))
}

async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'change_email')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'confirmEmail')
  if (refused !== undefined) return refused
  const { place, key } = link
  const { tenant, environment } = visit.snapshot
  const wanted = { link: { place, key }, issuer: environment.issuer, now: visit.now }
  const verdict = await withTenant(tenant.id, (tx) => confirmEmailChange(tx, wanted))
  if (verdict.kind === 'taken')
    return message(
      visit,
      409,
      'This address is somebody else’s by now',
      'Nothing was changed. Ask your administrator for help.',
    )
  if (verdict.kind !== 'changed') return deadLink(visit, verdict.kind)
  const action = wayHome(visit)
  return message(
    visit,
    200,
    'Your address is changed',
    'Your old address is told. You can close this page and go back to the app.',
    action,
  )
}

/** The page that the link of a new address leads to. */
export const confirmEmail: Step = { GET: show, POST: submit }
