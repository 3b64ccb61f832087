import type { ClientSettings } from '#lib/clients/settings.ts'
import type { DemoTenant } from '#lib/services/demo/load.ts'

/** What tests ask the seeder for, and what it answers. Both ends compile against this. */
export type EnvironmentSlug = 'production' | 'staging' | 'control'
export type DirectorySlug = 'main' | 'staging'

export type TenantIds = {
  id: string
  directories: Record<DirectorySlug, string>
  environments: Record<EnvironmentSlug, string>
}

export type ClientWish = Pick<ClientSettings, 'name'> & Partial<ClientSettings>

export type PortalRows = {
  users: { id: string; email: string | null }[]
  accounts: { provider: string; providerAccountId: string; portalUserId: string }[]
  sessions: { portalUserId: string; sid: string | null }[]
}

/** Rows that a request may leave behind in an environment. */
export type RowCounts = { requests: number; browsers: number; codes: number; families: number; events: number }

export type Wishes = {
  tenant: { wish: { slug: string; displayName: string }; answer: TenantIds }
  user: {
    wish: {
      tenantId: string
      directoryId: string
      email: string
      password: string
      name: string
      builtInRole?: string
      /** The password was made for them: it opens nothing but the choice of their own. */
      isPasswordGiven?: boolean
      /** What they set for their account. */
      locale?: string
      zoneinfo?: string
    }
    answer: { id: string; sub: string }
  }
  client: {
    wish: { tenantId: string; environmentId: string; settings: ClientWish }
    answer: { id: string; clientId: string; secret: string }
  }
  /** An API with one permission, which the client may ask for. */
  api: {
    wish: {
      tenantId: string
      environmentId: string
      clientId: string
      identifier: string
      permission: string
      /** `jwt` unless told. */
      tokenFormat?: 'jwt' | 'opaque'
      /** `ES256` unless told. */
      tokenSigningAlg?: 'ES256' | 'RS256'
    }
    answer: Record<string, never>
  }
  /** Codes of somebody's latest session, for a bench: `clientId` is the public one. */
  codes: {
    wish: {
      tenantId: string
      environmentId: string
      clientId: string
      userId: string
      scopes: string[]
      redirectUri: string
      codeChallenge: string
      count: number
    }
    answer: { codes: string[] }
  }
  /** A permission of an API, held through the group Finance, its role Accountant and the role within that, Invoice reader. */
  throughGroup: {
    wish: {
      tenantId: string
      directoryId: string
      environmentId: string
      userId: string
      givenBy: string
      identifier: string
      permission: string
    }
    answer: Record<string, never>
  }
  /** A sign-in and a code in each of many tenants, in their order. */
  firstCodes: {
    wish: { tenants: { tenantId: string; clientId: string; redirectUri: string }[]; codeChallenge: string }
    answer: { codes: string[] }
  }
  endSessions: { wish: { tenantId: string; environmentId: string }; answer: { ended: number } }
  suspendUser: { wish: { tenantId: string; directoryId: string; userId: string }; answer: Record<string, never> }
  suspendTenant: { wish: { tenantId: string; status: 'active' | 'suspended' }; answer: Record<string, never> }
  demandFactors: { wish: { tenantId: string; value: Record<string, number> }; answer: Record<string, never> }
  openSignUp: { wish: { tenantId: string }; answer: Record<string, never> }
  /** The latest first. */
  signUpMails: { wish: { tenantId: string }; answer: { subjects: string[] } }
  /** What the latest mails say, the latest first. */
  mailTexts: { wish: { tenantId: string }; answer: { texts: string[] } }
  expireRequests: { wish: { tenantId: string; environmentId: string }; answer: { expired: number } }
  portalRows: { wish: { tenantId: string }; answer: PortalRows }
  demo: { wish: Record<string, never>; answer: { tenants: DemoTenant[] } }
  /** The permissions of each built-in role. */
  roleTable: { wish: Record<string, never>; answer: Record<string, string[]> }
  platform: { wish: Record<string, never>; answer: TenantIds }
  rowCounts: { wish: { tenantId: string; environmentId: string }; answer: RowCounts }
}

export type WishName = keyof Wishes
