/** Where each endpoint is, below its issuer. One table: discovery, doors and audiences derive from it. */
export const endpointPaths = {
  discovery: '/.well-known/openid-configuration',
  jwks: '/oauth/jwks',
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  userinfo: '/oauth/userinfo',
  revoke: '/oauth/revoke',
  introspect: '/oauth/introspect',
  logout: '/oauth/logout',
} as const

export type EndpointName = keyof typeof endpointPaths

/** The URL of an endpoint: the issuer, which has no slash at its end, and the path below it. */
export const endpointUrl = (issuer: string, name: EndpointName): string => `${issuer}${endpointPaths[name]}`
