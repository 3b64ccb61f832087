import { formatId } from '#lib/kernel/ids.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'
import { pickFrom, pickInput } from './pick.ts'

/** Clients of an environment to choose from. */
export const pickClients = query({
  name: 'client.pick',
  permission: 'client:read',
  input: pickInput,
  target: async (tx, { environment }) => (environment === undefined ? undefined : findEnvironment(tx, environment)),
  async read(tx, environment, input) {
    // An environment holds hundreds of clients, not thousands: matching here keeps what isn't leakproof out of SQL.
    const rows = await tx.db.client.findMany({
      where: { tenantId: tx.tenantId, environmentId: environment.id, builtIn: null },
      select: { id: true, clientId: true, name: true },
    })
    return pickFrom(
      rows.map(({ id, clientId, name }) => ({ id: formatId('client', id), label: name, hint: clientId })),
      input,
    )
  },
  example: ({ environment }) => ({ environment }),
})
