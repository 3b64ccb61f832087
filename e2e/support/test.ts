import { test as base, expect } from '@playwright/test'
import type { ClientWish, EnvironmentSlug } from '#e2e/seeder/wishes.ts'
import { type AppHost, startAppHost } from './app-host.ts'
import { type SeededClient, Tenant } from './seed.ts'
import { settled } from './settled.ts'
import { suite } from './suite.ts'

type OfTest = {
  /** A tenant that no other test knows. */
  tenant: Tenant
  /** Makes one more tenant of this test. */
  newTenant: (displayName?: string) => Promise<Tenant>
  /** A web client of the test's app, with a secret, the tenant's own and so without consent, unless told otherwise. */
  newClient: (tenant: Tenant, environment?: EnvironmentSlug, settings?: Partial<ClientWish>) => Promise<SeededClient>
}

type OfWorker = {
  origin: string
  app: AppHost
  /** A tenant that the tests of this worker share: for those that change nothing in it. */
  common: { tenant: Tenant; other: Tenant; client: SeededClient }
}

const webApp = (app: AppHost, settings: Partial<ClientWish>): ClientWish => ({
  name: 'Billing',
  kind: 'web',
  firstParty: true,
  redirectUris: [app.redirectUri],
  postLogoutRedirectUris: [app.signedOutUri],
  grantTypes: ['authorization_code', 'refresh_token'],
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  ...settings,
})

export const test = base.extend<OfTest, OfWorker>({
  // An address that is opened is a page that can be used: nobody types into one that its scripts are about to take over.
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page)
    page.goto = async (...address) => {
      const response = await goto(...address)
      await settled(page)
      return response
    }
    await use(page)
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  origin: [({}, use) => use(suite().origin), { scope: 'worker' }],
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const app = await startAppHost()
      await use(app)
      await app.close()
    },
    { scope: 'worker' },
  ],
  common: [
    async ({ app, origin }, use) => {
      const make = (name: string) => Tenant.make(suite().seeder, origin, name)
      const [tenant, other] = [await make('Common'), await make('Other')]
      const client = await tenant.client('production', webApp(app, {}))
      await use({ tenant, other, client })
    },
    { scope: 'worker' },
  ],
  newTenant: ({ origin }, use) => use((displayName) => Tenant.make(suite().seeder, origin, displayName)),
  tenant: async ({ newTenant }, use) => use(await newTenant()),
  newClient: ({ app }, use) =>
    use((tenant, environment = 'production', settings = {}) => tenant.client(environment, webApp(app, settings))),
})

export { expect }
