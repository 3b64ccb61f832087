'use server'
import { endUserSession } from '#lib/services/sessions/end.ts'
import { listSessions } from '#lib/services/sessions/list.ts'
import { bulk } from '../bulk.ts'
import { scopeInput } from '../scope-filters.ts'
import { shape } from './shape.ts'

/** Ends the chosen sessions of an environment, or all that match. */
export async function endMany(tenant: string, environment: string, form: FormData) {
  return bulk(endUserSession, {
    shape: shape(),
    query: listSessions,
    matching: (state) => ({ ...scopeInput(environment, state), sort: state.sort }),
    label: ({ user, device }) => `${user.displayName}, ${device.name}`,
    input: (session) => ({ session }),
  })(tenant, form)
}
