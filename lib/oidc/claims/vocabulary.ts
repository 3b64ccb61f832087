/** OIDC Core §5.4: what each scope lets a client read. The one table of user claims; discovery derives from it. */
export const scopeClaims = {
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
} as const satisfies Record<string, readonly string[]>

/** Scopes of the protocol; all others are permissions of APIs. */
export const protocolScopes: readonly string[] = ['openid', ...Object.keys(scopeClaims), 'offline_access']

/** OIDC Core §5.1: the claims about a person, each of which belongs to one scope. */
export const userClaims: readonly string[] = Object.values(scopeClaims).flat()

/** Names of the claims these scopes cover. */
export const claimsOfScopes = (scopes: readonly string[]): string[] =>
  Object.entries(scopeClaims).flatMap(([scope, names]) => (scopes.includes(scope) ? names : []))
