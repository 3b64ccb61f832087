import { pictureUrl } from '#lib/identity/picture/picture-url.ts'

/** A user's row and identifiers, as claims are made of them. */
export type UserFacts = {
  displayName: string
  givenName: string | null
  familyName: string | null
  /** An address elsewhere, or the path of a picture of their own. */
  picture: string | null
  locale: string | null
  zoneinfo: string | null
  address: unknown
  updatedAt: Date
  identifiers: readonly { kind: string; value: string; verified: boolean; primary: boolean }[]
}

type Source = (user: UserFacts, issuer: string) => unknown

/** The primary identifier of a kind, else a verified one, else any. */
function identifier({ identifiers }: UserFacts, kind: string): UserFacts['identifiers'][number] | undefined {
  const own = identifiers.filter((one) => one.kind === kind)
  return own.find((one) => one.primary) ?? own.find((one) => one.verified) ?? own[0]
}

/** OIDC Core §5.1: where each claim comes from. What has no source here is never released. */
const sources: Readonly<Record<string, Source>> = {
  name: (user) => user.displayName || undefined,
  given_name: (user) => user.givenName,
  family_name: (user) => user.familyName,
  preferred_username: (user) => identifier(user, 'username')?.value,
  picture: (user, issuer) => user.picture && pictureUrl(issuer, user.picture),
  locale: (user) => user.locale,
  zoneinfo: (user) => user.zoneinfo,
  updated_at: (user) => Math.floor(user.updatedAt.getTime() / 1000),
  email: (user) => identifier(user, 'email')?.value,
  email_verified: (user) => identifier(user, 'email')?.verified,
  phone_number: (user) => identifier(user, 'phone')?.value,
  phone_number_verified: (user) => identifier(user, 'phone')?.verified,
  address: (user) => user.address,
}

/** The values of exactly these claims, where the user has one. `email_verified` is what we know, never what was said (U10). */
export function claimsOf(user: UserFacts, names: readonly string[], issuer: string): Record<string, unknown> {
  const released = (name: string) => (Object.hasOwn(sources, name) ? sources[name]?.(user, issuer) : undefined)
  const values = names.map((name) => [name, released(name)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null))
}
