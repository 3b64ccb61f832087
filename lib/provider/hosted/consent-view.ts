import type { ConsentView } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { individualClaims } from '#lib/oidc/authorize/consent.ts'
import { protocolScopes } from '#lib/oidc/claims/vocabulary.ts'
import type { BrowserSession } from '../ports/browser.ts'
import { stepUrl } from './links.ts'
import type { Transaction, Visit } from './visit.ts'

/** What each scope of the protocol lets an app do, to be read after "It will be able to". */
const scopeWords: Record<string, string> = {
  openid: 'Recognize you when you come back',
  profile: 'See your name, picture, language and time zone',
  email: 'See your e-mail address',
  address: 'See your postal address',
  phone: 'See your phone number',
  offline_access: 'Keep this access while you are away, until you take it back',
}

/** What people fear most and no scope gives, then what this app did not ask for. */
const withheld = (scopes: readonly string[]): string[] => {
  const unasked = ['address', 'phone'].filter((scope) => !scopes.includes(scope))
  return ['See your password', ...unasked.map((scope) => scopeWords[scope] ?? scope)]
}

/** What the consent page shows: who asks, for what, in words, and what stays hidden. `csrf` goes into its form. */
export async function consentView(
  visit: Visit,
  { request }: Transaction,
  session: BrowserSession,
  csrf: string,
): Promise<ConsentView> {
  const { environment, tenant } = visit.snapshot
  const { asked } = request
  const app = await visit.snapshot.presentation(asked.clientId)
  const named = individualClaims(asked).map((name) => ({ name, description: `See your ${name.replaceAll('_', ' ')}` }))
  const ofProtocol = asked.scopes
    .filter((scope) => protocolScopes.includes(scope))
    .map((name) => ({ name, description: scopeWords[name] ?? name }))
  return {
    view: 'consent',
    tenantName: tenant.displayName,
    publisher: tenant.displayName,
    action: stepUrl(environment.issuer, 'consent', request.id),
    csrf,
    requestId: formatId('request', request.id),
    client: {
      name: app?.name ?? '',
      logo: app?.logoUri,
      homepage: app?.clientUri,
      privacy: app?.policyUri,
      terms: app?.tosUri,
    },
    account: { name: session.name, email: session.email },
    changeAccountHref: stepUrl(environment.issuer, 'signIn', request.id, '&another=1'),
    scopes: [...ofProtocol, ...named],
    resources: await askedOfApis(
      visit,
      asked.scopes.filter((scope) => !protocolScopes.includes(scope)),
      asked.resources,
    ),
    willNotShare: withheld(asked.scopes),
  }
}

/** The permissions asked for, under the API each belongs to, as the tenant described them. */
async function askedOfApis(
  visit: Visit,
  names: readonly string[],
  resources: readonly string[],
): Promise<ConsentView['resources']> {
  if (names.length === 0) return []
  return withTenant(visit.snapshot.tenant.id, async (tx) => {
    const where = resources.length === 0 ? {} : { identifier: { in: [...resources] } }
    const apis = await tx.db.api.findMany({ where, orderBy: { name: 'asc' } })
    const permissions = await tx.db.permission.findMany({
      where: { name: { in: [...names] } },
      orderBy: { name: 'asc' },
    })
    return apis.flatMap(({ id, name }) => {
      const own = permissions.filter(({ apiId }) => apiId === id)
      return own.length === 0
        ? []
        : [{ name, permissions: own.map(({ name, description }) => ({ name, description: description || name })) }]
    })
  })
}
