import type { ConsentView, Permit } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { individualClaims } from '#lib/oidc/authorize/consent.ts'
import { protocolScopes } from '#lib/oidc/claims/vocabulary.ts'
import type { BrowserSession } from '../ports/browser.ts'
import { stepUrl } from './links.ts'
import type { Transaction, Visit } from './visit.ts'

/** The protocol's scopes in the words of the person they concern. */
const scopeWords: Record<string, Permit> = {
  openid: { name: 'Know who you are', description: 'A code that stands for you in this app, and nothing about you.' },
  profile: { name: 'See your profile', description: 'Your name, picture, language and time zone.' },
  email: { name: 'See your e-mail address', description: 'The address, and whether it has been confirmed.' },
  address: { name: 'See your postal address', description: 'Where you get your mail.' },
  phone: { name: 'See your phone number', description: 'The number, and whether it has been confirmed.' },
  offline_access: {
    name: 'Keep access while you are away',
    description: 'The app stays connected after you sign out, until you take this back.',
  },
}

export async function consentView(
  visit: Visit,
  { request }: Transaction,
  session: BrowserSession,
  csrf: string,
): Promise<ConsentView> {
  const { environment, tenant } = visit.snapshot
  const { asked } = request
  const app = await visit.snapshot.presentation(asked.clientId)
  const named = individualClaims(asked).map((name) => ({
    name: `See your ${name.replaceAll('_', ' ')}`,
    description: '',
  }))
  const ofProtocol = asked.scopes.flatMap((scope) => scopeWords[scope] ?? [])
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
    willNotShare: ['Your password', ...withheld(asked.scopes)],
  }
}

const withheld = (scopes: readonly string[]): string[] =>
  [
    ['address', 'Your postal address'],
    ['phone', 'Your phone number'],
  ].flatMap(([scope = '', words = '']) => (scopes.includes(scope) ? [] : [words]))

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
        : [{ name, permissions: own.map(({ name, description }) => ({ name, description })) }]
    })
  })
}
