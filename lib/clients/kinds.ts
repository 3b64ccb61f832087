import type { AuthMethod, GrantType } from '#lib/oidc/model.ts'

export type ClientKind = 'web' | 'spa' | 'native' | 'm2m'

type KindRow = {
  label: string
  hint: string
  grantTypes: readonly GrantType[]
  /** The first is the one a new client gets. */
  authMethods: readonly AuthMethod[]
  redirects: boolean
  origins: boolean
}

/**
 * What each kind of client is allowed. A browser or a phone can't keep a secret (OAuth 2.1 §2.1), so those are public;
 * a service has no user, so it has client_credentials alone.
 */
export const clientKinds: Readonly<Record<ClientKind, KindRow>> = {
  web: {
    label: 'Web',
    hint: 'Runs on a server that keeps a secret: Next.js, Express, Django, Rails.',
    grantTypes: ['authorization_code', 'refresh_token', 'client_credentials'],
    authMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    redirects: true,
    origins: true,
  },
  spa: {
    label: 'Single-page',
    hint: 'Runs in the browser, without a server of its own.',
    grantTypes: ['authorization_code', 'refresh_token'],
    authMethods: ['none'],
    redirects: true,
    origins: true,
  },
  native: {
    label: 'Native',
    hint: 'Runs on a phone or a desktop.',
    grantTypes: ['authorization_code', 'refresh_token'],
    authMethods: ['none'],
    redirects: true,
    origins: false,
  },
  m2m: {
    label: 'Machine to machine',
    hint: 'A service that calls an API on its own behalf; nobody signs in.',
    grantTypes: ['client_credentials'],
    authMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    redirects: false,
    origins: false,
  },
}

/** Each kind of client, in the order in which they are offered. */
export const everyClientKind = Object.keys(clientKinds) as ClientKind[]

/** Whether clients that authenticate this way hold a secret. */
export const hasSecret = (method: AuthMethod): boolean =>
  method === 'client_secret_basic' || method === 'client_secret_post'
