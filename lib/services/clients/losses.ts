import { z } from 'zod'
import { query } from '../query.ts'
import { ofClient } from './client-verb.ts'
import { findClient } from './find.ts'
import { lostWithClient } from './lost.ts'

/** What would be lost with a client: counts of what is live. */
export const clientLosses = query({
  name: 'client.losses',
  permission: 'client:read',
  input: z.strictObject(ofClient),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  read: (tx, client, _input, { now }) => lostWithClient(tx, client, now),
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
