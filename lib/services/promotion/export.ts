import { z } from 'zod'
import { readDocument } from '#lib/promotion/read-document.ts'
import { writeYaml } from '#lib/promotion/yaml.ts'
import { allowed } from '../call.ts'
import { knownName } from '../environments/fields.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'

/** The configuration of an environment as YAML in stable order, without ids and secrets: a file for git, or for another environment. */
export const exportConfiguration = query({
  name: 'promotion.export',
  permission: 'environment:read',
  input: z.strictObject({ environment: knownName }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, environment, _input, call) {
    for (const permission of ['client:read', 'policy:read'] as const)
      await allowed(tx, call, permission, { environmentId: environment.id })
    return { yaml: writeYaml((await readDocument(tx, environment.id)).document) }
  },
  example: () => ({ environment: 'staging' }),
})
