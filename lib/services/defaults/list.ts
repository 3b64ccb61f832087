import { z } from 'zod'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'
import { storedDefaults } from './stored.ts'
import { defaultTopics, fieldsOf } from './topic.ts'

/** Every topic of which there are defaults, and how many of its fields the platform has set. */
export const listDefaults = query({
  name: 'default.list',
  permission: 'platform:default:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  async read(tx) {
    const topics = []
    for (const topic of defaultTopics) {
      const fields = fieldsOf(topic) ?? {}
      const { values, ceilings, changed } = await storedDefaults(tx, topic, fields)
      const set = new Set([...Object.keys(values), ...Object.keys(ceilings)])
      topics.push({ topic, fields: Object.keys(fields).length, set: set.size, changed })
    }
    return topics
  },
  example: () => ({}),
})
