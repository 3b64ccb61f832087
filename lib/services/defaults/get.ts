import { z } from 'zod'
import { query } from '../query.ts'
import { isPlatform } from '../tenants/find.ts'
import { storedDefaults } from './stored.ts'
import { fieldsOf, hasCeiling, knownTopic } from './topic.ts'

/** The defaults of one topic: of each field what is built in, what the platform says, its ceiling, and its bounds. Durations are seconds. */
export const getDefaults = query({
  name: 'default.get',
  permission: 'platform:default:read',
  input: z.strictObject({ topic: knownTopic }),
  async target(tx, { topic }) {
    const fields = fieldsOf(topic)
    return fields !== undefined && (await isPlatform(tx)) ? { fields, environmentId: null } : undefined
  },
  async read(tx, { fields }, { topic }) {
    const stored = await storedDefaults(tx, topic, fields)
    return {
      topic,
      version: stored.version,
      changed: stored.changed,
      fields: Object.entries(fields).map(([name, field]) => ({
        name,
        builtIn: field.default,
        min: field.min,
        max: field.max,
        merge: field.merge,
        levels: field.levels,
        choices: (field.choices ?? []).map(({ value: each, label }) => ({ value: each, label })),
        value: stored.values[name] ?? null,
        ceiling: hasCeiling(field) ? { value: stored.ceilings[name] ?? null } : null,
      })),
    }
  },
  example: () => ({ topic: 'session' }),
})
