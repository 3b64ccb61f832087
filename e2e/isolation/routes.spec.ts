import { demoTenant, operators, roleTable, signedInAs, type Visitor, visitors } from '#e2e/support/console.ts'
import { signIn } from '#e2e/support/hosted.ts'
import { addressOf, routesIn } from '#e2e/support/portal-routes.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

/** What each page of a tenant's portal takes. A page that is not here fails the first test. */
const tenantPages: Record<string, string | 'anybody'> = {
  '': 'anybody',
  'sign-in-problem': 'anybody',
  'signed-out': 'anybody',
  start: 'tenant:read',
  administrators: 'administrator:read',
  'api-keys': 'api_key:read',
  'api-keys/new': 'api_key:write',
  'api-reference': 'tenant:read',
  'api-reference/[operation]': 'tenant:read',
  apis: 'api:read',
  'apis/new': 'api:write',
  'apis/[api]': 'api:read',
  roles: 'role:read',
  'roles/new': 'role:write',
  'roles/[role]': 'role:read',
  access: 'access:read',
  playground: 'client:read',
  'playground/inspect': 'access:read',
  'playground/result': 'client:read',
  clients: 'client:read',
  'clients/new': 'client:write',
  'clients/[client]': 'client:read',
  environments: 'environment:read',
  'environments/new': 'environment:write',
  'environments/[environment]': 'environment:read',
  consents: 'user:read',
  sessions: 'user:read',
  branding: 'branding:read',
  policies: 'policy:read',
  'policies/[topic]': 'policy:read',
  promote: 'environment:read',
  'promote/[promotion]': 'policy:read',
  keys: 'environment:read',
  settings: 'tenant:read',
  invitations: 'invitation:read',
  'invitations/new': 'invitation:write',
  'invitations/[invitation]': 'invitation:read',
  mail: 'mail:read',
  'mail/[mail]': 'mail:read',
  'mail/preview': 'mail:read',
  trail: 'trail:read',
  webhooks: 'webhook:read',
  'webhooks/new': 'webhook:write',
  'webhooks/[webhook]': 'webhook:read',
  'trail/tokens': 'trail:read',
  users: 'user:read',
  'users/new': 'user:write',
  'users/[user]': 'user:read',
  'users/import': 'user:import',
  'users/import/[import]': 'user:import',
  groups: 'group:read',
  'groups/new': 'group:write',
  'groups/[group]': 'group:read',
}

const platformPages: Record<string, string | 'anybody'> = {
  '': 'platform:tenant:read',
  'sign-in-problem': 'anybody',
  'signed-out': 'anybody',
  delivery: 'platform:delivery:read',
  tenants: 'platform:tenant:read',
  'tenants/new': 'platform:tenant:write',
  'tenants/[slug]': 'platform:tenant:read',
  operators: 'platform:operator:read',
  'operators/new': 'platform:operator:write',
  defaults: 'platform:default:read',
  'defaults/[topic]': 'platform:default:read',
  keys: 'platform:health:read',
  jobs: 'platform:health:read',
  trail: 'trail:read',
  health: 'platform:health:read',
}

const refused = /Your role does not show this|You have no role here/

test('S01 every page of a portal is in the table of what it takes', () => {
  expect(routesIn('app/admin/[tenant]')).toEqual(Object.keys(tenantPages).sort())
  expect(routesIn('app/platform')).toEqual(Object.keys(platformPages).sort())
})

test.describe('S01 S02 UX-C8 every page of the tenant’s portal', () => {
  for (const visitor of visitors)
    test(`as ${visitor}: shown or refused in words, as the permission table says`, async ({ browser }) => {
      const { portal, people } = await demoTenant()
      await walk(visitor, tenantPages, portal, async (as) => {
        const person = people[as]
        if (person === undefined) throw new Error(`the demo has no ${as}`)
        return signedInAs(browser, `${portal}/users`, person)
      })
    })

  test('as the owner of another tenant: the way to sign in there, and nothing of what is inside', async ({
    browser,
    newTenant,
  }) => {
    const { portal, people, slug } = await demoTenant()
    const other = await newTenant('Globex')
    const stranger = await other.person({ builtInRole: 'owner' })
    const context = await signedInAs(browser, `${other.portal}/users`, stranger)
    const insider = await signedInAs(browser, `${portal}/users`, people.owner ?? stranger)
    for (const [route, takes] of Object.entries(tenantPages)) {
      if (takes === 'anybody') continue
      const path = await addressOf(insider.request, portal, route)
      expect(path, `nothing to look at in ${route}`).toBeDefined()
      const there = await context.request.get(`${portal}/${path}`)
      expect(new URL(there.url()).pathname, path).toContain(`/t/${slug}/control/`)
      const own = await context.request.get(`${other.portal}/${path}`)
      // Every tenant has a production and policies of its own, and the API is the same for all.
      if (route.includes('[') && !/^(environments|policies|api-reference)\//.test(route))
        expect(own.status(), `${path} at home`).toBe(404)
    }
  })
})

test.describe('S01 UX-C8 every page of the platform’s portal', () => {
  for (const visitor of visitors)
    test(`as ${visitor}: shown or refused in words`, async ({ browser }) => {
      const people = await operators()
      const { origin } = suite()
      await walk(visitor, platformPages, `${origin}/platform`, (as) =>
        signedInAs(browser, `${origin}/platform/tenants`, people[as]),
      )
    })

  test('as the owner of a tenant: not theirs', async ({ page, tenant, origin }) => {
    const owner = await tenant.person({ builtInRole: 'owner' })
    await page.goto(tenant.portal)
    await signIn(page, owner)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
    for (const path of ['tenants', 'tenants/platform']) {
      const there = await page.request.get(`${origin}/platform/${path}`)
      expect(new URL(there.url()).pathname).toContain('/t/platform/control/')
    }
  })
})

type SignedIn = Awaited<ReturnType<typeof signedInAs>>

/** The owner of each portal, signed in once in this worker: they are asked for ids alone. */
const owners = new Map<string, Promise<SignedIn>>()

function ownerOf(home: string, enter: (as: Visitor) => Promise<SignedIn>): Promise<SignedIn> {
  const owner = owners.get(home) ?? enter('owner')
  owners.set(home, owner)
  return owner
}

/** Opens every page as one visitor. What the owner finds in the lists are the ids, so that nobody's refusal is a missing id. */
async function walk(
  visitor: Visitor,
  pages: Record<string, string>,
  home: string,
  enter: (as: Visitor) => Promise<SignedIn>,
): Promise<void> {
  const held = visitor === 'nobody' ? [] : ((await roleTable())[visitor] ?? [])
  const owner = await ownerOf(home, enter)
  const context = visitor === 'owner' ? owner : await enter(visitor)
  for (const [route, takes] of Object.entries(pages)) {
    const path = await addressOf(owner.request, home, route)
    expect(path, `nothing to look at in ${route}`).toBeDefined()
    const response = await context.request.get(`${home}/${path}`)
    const what = `${visitor} at ${path}`
    expect(response.status(), what).toBe(200)
    if (takes === 'anybody') continue
    const isRefused = refused.test(await response.text())
    expect(isRefused ? 'refused' : 'shown', what).toBe(held.includes(takes) ? 'shown' : 'refused')
  }
}
