'use server'
import { listConsents } from '#lib/services/consents/list.ts'
import { revokeUserConsent } from '#lib/services/consents/revoke.ts'
import { bulk } from '../bulk.ts'
import { scopeInput } from '../scope-filters.ts'
import { shape } from './shape.ts'

/** Takes the chosen consents of an environment back, or all that match. */
export async function revokeMany(tenant: string, environment: string, form: FormData) {
  return bulk(revokeUserConsent, {
    shape: shape(),
    query: listConsents,
    matching: (state) => ({ ...scopeInput(environment, state), sort: state.sort }),
    label: ({ user, client }) => `${user.displayName}, ${client.name}`,
    input: (grant) => ({ grant }),
  })(tenant, form)
}
