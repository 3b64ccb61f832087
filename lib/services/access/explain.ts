import { z } from 'zod'
import { isTooMuch } from '#lib/issuance/too-much.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { allowed, notFound } from '../call.ts'
import { findClient } from '../clients/find.ts'
import { query } from '../query.ts'
import { clientWays } from './client-ways.ts'
import { findPerson } from './find-person.ts'
import { personWays } from './person-ways.ts'
import { findAccessPlace } from './place.ts'
import type { Way } from './steps.ts'

/** What keeps everything from counting, whatever is held. */
export type Stop = 'suspended' | 'environment_suspended' | 'client_disabled' | 'public_client' | 'no_grant'

export type ExplainedPermission = {
  name: string
  description: string
  /** Whether the subject holds it here. */
  held: boolean
  /** Whether the client in question may ask for it; null where no client is in question. */
  askable: boolean | null
  /** Whether a token for it would say so now: held, asked for, and nothing stops it. */
  told: boolean
  ways: Way[]
  more: number
}

/**
 * What a person, or a client on its own behalf, may do at an API in an environment, and why: for each permission the ways
 * that lead to it, who gave each step and when, and why not (UX: access explorer). The same rules as issuing: a test compares them.
 * Who asks about a person must be allowed to see people.
 */
export const explainAccess = query({
  name: 'access.explain',
  permission: 'access:read',
  input: z
    .strictObject({
      environment: z.string().max(bounds.text.slug),
      /** The identifier of the API: its audience. */
      api: z.string().max(512),
      /** An id, or exactly an address, a user name or a phone number. */
      person: z.string().trim().min(1).max(bounds.email.length).optional(),
      /** A client by its id: alone it is the subject, beside a person it is the app they use. */
      client: z.string().max(40).optional(),
    })
    .refine(({ person, client }) => person !== undefined || client !== undefined, {
      message: 'Name a person or a client.',
      path: ['person'],
    }),
  target: (tx, input) => findAccessPlace(tx, input.environment, input.api),
  async read(tx, place, input, call) {
    if (input.person !== undefined) await allowed(tx, call, 'user:read', { environmentId: null })
    const client = input.client === undefined ? undefined : await findClient(tx, input.environment, input.client)
    if (input.client !== undefined && client === undefined) throw notFound()
    const person = input.person === undefined ? undefined : await findPerson(tx, place.directory.id, input.person)
    const { api, environment, directory } = place
    const head = { api: shownApi(api), environment, directory: directory.slug }
    if (input.person !== undefined && person === undefined) return { ...head, subject: null }
    const found =
      person === undefined && client !== undefined
        ? await clientWays(tx, place, client)
        : await personWays(tx, place, person ?? missing(), client)
    const rows = await tx.db.permission.findMany({
      where: { tenantId: tx.tenantId, apiId: api.storedId },
      select: { name: true, description: true },
      orderBy: { name: 'asc' },
    })
    const stops: Stop[] = [...(environment.isSuspended ? (['environment_suspended'] as const) : []), ...found.stops]
    const permissions = rows.map(({ name, description }): ExplainedPermission => {
      const { ways = [], more = 0 } = found.ways.get(name) ?? {}
      const held = ways.length > 0
      const askable = found.askable?.has(name) ?? null
      return { name, description, held, askable, told: held && askable !== false && stops.length === 0, ways, more }
    })
    const told = permissions.filter((each) => each.told).map(({ name }) => name)
    return {
      ...head,
      subject: found.subject,
      stops,
      roles: found.roles,
      permissions,
      tooMuch: isTooMuch(found.roles, told),
    }
  },
  example: (seed) => ({
    environment: seed.environment,
    api: 'https://api.example.test/invoices',
    person: seed.user.id,
    client: seed.client.id,
  }),
})

const shownApi = ({
  storedId: _,
  ...api
}: {
  storedId: string
  id: string
  identifier: string
  name: string
  isManagement: boolean
}) => api

function missing(): never {
  throw notFound()
}
