import type { ClientDocument } from './document.ts'

/**
 * What belongs to the place a client runs in: where answers are sent, who may call, and what proves who it is. In another
 * environment each is another one, so none travels unless somebody says so, field by field.
 */
export const ownFields = [
  'redirectUris',
  'postLogoutRedirectUris',
  'origins',
  'jwks',
] as const satisfies readonly (keyof ClientDocument)[]

export type OwnField = (typeof ownFields)[number]

/** Whether a field of a client belongs to its place. */
export const isOwnField = (field: string): field is OwnField => (ownFields as readonly string[]).includes(field)

/** What a client that is new in an environment has of its own there: nothing. */
export const nothingOwn = { redirectUris: [], postLogoutRedirectUris: [], origins: [], jwks: null } satisfies Pick<
  ClientDocument,
  OwnField
>
