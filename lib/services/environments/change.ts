import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { verb } from '../verb.ts'
import { environmentFields, knownName } from './fields.ts'
import { findEnvironment } from './find.ts'
import { environmentVersion } from './version.ts'

/** Gives an environment another name, kind or colour. Its slug, issuer and directory stay. Refused when it moved since `version`. */
export const changeEnvironment = verb({
  name: 'environment.changed',
  permission: 'environment:write',
  input: z.strictObject({
    environment: knownName,
    displayName: environmentFields.displayName,
    kind: environmentFields.kind,
    colour: environmentFields.colour,
    version: z.coerce.bigint().optional(),
  }),
  async target(tx, input) {
    const known = await findEnvironment(tx, input.environment)
    if (known === undefined) return undefined
    await tx.db.$queryRaw`select 1 from environments where id = ${known.id}::uuid for no key update`
    return findEnvironment(tx, input.environment)
  },
  async run(tx, environment, { displayName, kind, colour, version }, { now }) {
    const { id } = environment
    await ifUnmoved(tx, { id, version: environmentVersion(environment) }, { version }, 'This environment was')
    const before = { displayName: environment.displayName, kind: environment.kind, colour: environment.colour }
    const after = { displayName, kind, colour }
    await tx.db.environment.updateMany({ where: { id }, data: { ...after, updatedAt: now } })
    return { result: {}, changes: [{ id, environmentId: id, before, after }] }
  },
  example: (seed) => ({
    environment: 'staging',
    displayName: `Staging ${seed.unique()}`,
    kind: 'staging' as const,
    colour: 'blue' as const,
  }),
})
