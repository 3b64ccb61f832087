import { z } from 'zod'
import { type Field, type PolicyKind, policies } from '#lib/policy/fields.ts'

/** The kinds of policy that the platform has defaults of: each has a page. */
export const defaultTopics = Object.keys(policies) as [PolicyKind, ...PolicyKind[]]

/** A topic as an input names it; one that does not exist has no page. */
export const knownTopic = z.string().max(60)

/** The fields of a topic; undefined: there is no such topic. */
export const fieldsOf = (topic: string): Readonly<Record<string, Field>> | undefined =>
  Object.hasOwn(policies, topic) ? policies[topic as PolicyKind] : undefined

/** Whether the platform may set a ceiling for a field: below it, whoever is nearer may choose. */
export const hasCeiling = (field: Field): boolean => field.merge === 'nearest' && field.levels.length > 1
