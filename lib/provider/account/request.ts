import type { Asked, Client } from '#lib/oidc/model.ts'

/** What a request to one's own account names in place of an app. No client can have it: theirs are random. */
export const accountClientId = 'urn:signet:account'

/** Whether a stored request leads to the person's own account, and not to an app. */
export const isAccountRequest = ({ clientId }: Pick<Asked, 'clientId'>): boolean => clientId === accountClientId

/** The account as the engine's policy sees it: part of the authority itself, so that it asks for no consent and gets no token. */
export const accountClient: Client = {
  id: '00000000-0000-0000-0000-000000000000',
  clientId: accountClientId,
  name: '',
  kind: 'web',
  firstParty: true,
  status: 'active',
  authMethod: 'none',
  authSigningAlg: null,
  jwks: null,
  redirectUris: [],
  postLogoutRedirectUris: [],
  grantTypes: [],
  scopes: [],
  apis: {},
  introspects: [],
  requirePkce: true,
  idTokenAlg: 'RS256',
  userinfoAlg: null,
  accessTokenLifetimeSeconds: null,
  lifetimes: null,
}

/**
 * What is asked of somebody who wants to `returnTo`, a page of the account. `recent`: they must have signed in lately, as `sub`, and
 * shown as much as `acrValues` say if they can. */
export const askedOfAccount = (
  returnTo: string,
  recent?: { maxAgeSeconds: number; sub: string; email: string; acrValues: string[] },
): Asked => ({
  clientId: accountClientId,
  redirectUri: returnTo,
  responseMode: 'query',
  state: null,
  nonce: null,
  scopes: [],
  resources: [],
  prompts: [],
  maxAgeSeconds: recent?.maxAgeSeconds ?? null,
  loginHint: recent === undefined || recent.email === '' ? null : recent.email,
  hintedSub: recent?.sub ?? null,
  acrValues: recent?.acrValues ?? [],
  uiLocales: [],
  claims: { id_token: {}, userinfo: {} },
  codeChallenge: null,
})
