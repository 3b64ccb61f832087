import { fieldsOfTopic, isTopic } from '#lib/services/policies/topics.ts'
import type { PolicyAt } from './at.ts'

/** The fields that a level may set, in their order. */
export const settableNames = ({ topic, level }: Pick<PolicyAt, 'topic' | 'level'>): string[] =>
  !isTopic(topic)
    ? []
    : Object.entries(fieldsOfTopic(topic)).flatMap(([name, { levels }]) => (levels.includes(level) ? [name] : []))
