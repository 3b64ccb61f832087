import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { setEnvironmentStatus } from '#lib/tenancy/status.ts'
import { verb } from '../verb.ts'
import { knownName } from './fields.ts'
import { findEnvironment } from './find.ts'

/** Stops every sign-in and every token of an environment, at once and on every node. Discovery and key sets stay up. */
export const suspendEnvironment = verb({
  name: 'environment.suspended',
  permission: 'environment:write',
  input: z.strictObject({ environment: knownName }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async run(tx, { id }, _input, { now }) {
    if (!(await setEnvironmentStatus(tx, id, 'suspended', now)))
      throw new ServiceError('conflict', 'This environment is suspended already.')
    return {
      result: {},
      changes: [{ id, environmentId: id, before: { status: 'active' }, after: { status: 'suspended' } }],
    }
  },
  example: (seed) => ({ environment: seed.spareEnvironment }),
})
