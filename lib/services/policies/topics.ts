import { type Field, type Level, policies } from '#lib/policy/fields.ts'

export { waitsOf } from '#lib/policy/waits.ts'

/** The kinds of policy that tenants set here. How often keys rotate is set where the keys are, by whoever may rotate them. */
export const policyTopics = ['password', 'mfa', 'sign_up', 'lockout', 'session', 'tokens'] as const
export type PolicyTopic = (typeof policyTopics)[number]

/** The levels that a tenant sets policies at. */
export const policyLevels = ['tenant', 'environment', 'directory', 'client', 'role'] as const
export type PolicyLevel = (typeof policyLevels)[number]

/** Whether a tenant has policies of that name. */
export const isTopic = (text: string): text is PolicyTopic => (policyTopics as readonly string[]).includes(text)

/** The fields of a topic, by name. */
export const fieldsOfTopic = (topic: PolicyTopic): Readonly<Record<string, Field>> => policies[topic]

/** Every field of every topic by its name: no two topics have one of the same name. */
export const everyField: Readonly<Record<string, Field>> = Object.assign({}, ...policyTopics.map(fieldsOfTopic))

/** The levels at which some field of a topic may be set, broadest first. */
export const levelsOf = (topic: PolicyTopic): PolicyLevel[] =>
  policyLevels.filter((level) =>
    Object.values(fieldsOfTopic(topic)).some(({ levels }) => levels.includes(level as Level)),
  )
