'use server'
import { action } from '#lib/http/action.ts'
import { createApiKey } from '#lib/services/api-keys/create.ts'
import { revokeApiKey } from '#lib/services/api-keys/revoke.ts'
import { type At, after } from '../after.ts'

export const create = action(createApiKey)

export const revoke = after(
  revokeApiKey,
  ({ tenant, environment }: At) => `/admin/${tenant}/api-keys?environment=${environment}&done=revoked`,
)
