import type { ConsentView } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { individualClaims } from '#lib/oidc/authorize/consent.ts'
import { protocolScopes } from '#lib/oidc/claims/vocabulary.ts'
import type { BrowserSession } from '../ports/browser.ts'
import { stepUrl } from './links.ts'
import type { Transaction, Visit } from './visit.ts'

/** What an app might have asked for and did not. */
const unaskedOf = (scopes: readonly string[]): string[] =>
  ['address', 'phone'].filter((scope) => !scopes.includes(scope))

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
    scopes: asked.scopes.filter((scope) => protocolScopes.includes(scope)),
    claims: individualClaims(asked),
    resources: await askedOfApis(
      visit,
      asked.scopes.filter((scope) => !protocolScopes.includes(scope)),
      asked.resources,
    ),
    unasked: unaskedOf(asked.scopes),
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
