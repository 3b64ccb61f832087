import type { Identifier, User } from '#lib/db/generated/client.ts'
import { formatId } from '#lib/kernel/ids.ts'

/** A person as every door shows them: no credential, no hash. */
export type UserView = ReturnType<typeof userView>

/** Makes the public view of a person's rows. */
export const userView = (row: User & { identifiers: Identifier[] }) => ({
  id: formatId('user', row.id),
  sub: row.sub,
  displayName: row.displayName,
  givenName: row.givenName,
  familyName: row.familyName,
  status: row.status,
  deleteAt: row.deleteAt,
  externalId: row.externalId,
  email: row.identifiers.find((identifier) => identifier.kind === 'email' && identifier.primary)?.value ?? null,
  locale: row.locale,
  zoneinfo: row.zoneinfo,
  picture: row.picture,
  identifiers: row.identifiers.map(({ id, kind, value, verifiedAt, primary }) => ({
    id: formatId('identifier', id),
    kind,
    value,
    verifiedAt,
    primary,
  })),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  lastSignInAt: row.lastSignInAt,
})
