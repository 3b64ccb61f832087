import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { setEnvironmentStatus } from '#lib/tenancy/status.ts'
import { verb } from '../verb.ts'
import { knownName } from './fields.ts'
import { findEnvironment } from './find.ts'

/** Lets a suspended environment work again: its sessions and refresh tokens are there as they were. */
export const resumeEnvironment = verb({
  name: 'environment.resumed',
  permission: 'environment:write',
  input: z.strictObject({ environment: knownName }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async run(tx, { id }, _input, { now }) {
    if (!(await setEnvironmentStatus(tx, id, 'active', now)))
      throw new ServiceError('conflict', 'This environment is not suspended.')
    return {
      result: {},
      changes: [{ id, environmentId: id, before: { status: 'suspended' }, after: { status: 'active' } }],
    }
  },
  example: (seed) => ({ environment: seed.suspendedEnvironment }),
})
