import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { refusalOf } from '#lib/policy/check.ts'
import { loadLayers } from '#lib/policy/load.ts'
import { effective, type Layer } from '#lib/policy/merge.ts'
import type { PolicyPlace } from './place.ts'
import { refusalWords } from './refusal-words.ts'
import { storedPolicy } from './stored.ts'
import { fieldsOfTopic, type PolicyTopic } from './topics.ts'
import { unmeetableDemand } from './unmeetable-demand.ts'

/** What a level is to say from now on, by field: null gives a field back, what is left out stays. Durations are seconds. */
export const wantedValues = z.record(z.string().max(60), z.number().nullable())

type Values = Partial<Record<string, number>>

/** What a level says and what holds in its place, before and after. */
export type WantedPolicy = {
  stored: Awaited<ReturnType<typeof storedPolicy>>
  values: Values
  before: ReturnType<typeof effective<PolicyTopic>>
  after: ReturnType<typeof effective<PolicyTopic>>
}

/** Works out what a change would make of a policy. Refuses it whole, with a reason at each field, when a level may not say that. */
export async function wantedPolicy(
  tx: Tx,
  place: PolicyPlace,
  wanted: z.output<typeof wantedValues>,
): Promise<WantedPolicy> {
  const { topic, level, scope, isHeld } = place
  const layers = (await loadLayers(tx, scope))(topic) as Layer<PolicyTopic>[]
  const faults: Record<string, string> = {}
  for (const [name, value] of Object.entries(wanted)) {
    const refusal =
      value === null ? unknownField(place, name) : refusalOf<PolicyTopic>(topic, name, value, { level, layers, isHeld })
    if (refusal !== undefined) faults[`values.${name}`] = refusalWords(name, refusal, fieldsOfTopic(topic)[name])
  }
  if (Object.keys(faults).length > 0)
    throw new ServiceError('invalid', 'Some fields need another look.', { fields: faults })
  const stored = await storedPolicy(tx, place)
  const merged = Object.entries({ ...stored.values, ...wanted }).filter(([, value]) => value !== null)
  const values = Object.fromEntries(merged) as Values
  const others = layers.filter((layer) => layer.level !== level)
  const before = effective<PolicyTopic>(topic, layers)
  const after = effective<PolicyTopic>(topic, [...others, { level, values } as Layer<PolicyTopic>])
  const unmeetable = topic === 'mfa' ? unmeetableDemand(after as ReturnType<typeof effective<'mfa'>>) : undefined
  if (unmeetable !== undefined)
    throw new ServiceError('invalid', 'Some fields need another look.', {
      fields: { 'values.requirement': unmeetable },
    })
  return { stored, values, before, after }
}

const unknownField = ({ topic, level }: PolicyPlace, name: string) => {
  const fields = fieldsOfTopic(topic)
  const isKnown = Object.hasOwn(fields, name) && fields[name]?.levels.includes(level) === true
  return isKnown ? undefined : ({ reason: 'unknown' } as const)
}
