import type { PolicyRefusal } from '#lib/policy/check.ts'
import type { Field, Origin } from '#lib/policy/fields.ts'

/** Why a field may not have a value, as a sentence at the field. */
export function refusalWords(name: string, refusal: PolicyRefusal, field?: Field): string {
  const say = (value: number): string =>
    field?.choices?.find((choice) => choice.value === value)?.label ??
    (name.endsWith('Seconds') ? spanWords(value) : value.toLocaleString('en'))
  if (refusal.reason === 'unknown') return 'is not a field of this level'
  if (refusal.reason === 'bounds' && field?.choices !== undefined) return 'is not one of the choices'
  if (refusal.reason === 'bounds') return `is between ${say(refusal.min)} and ${say(refusal.max)}`
  const { limit, origin, stronger } = refusal
  const most = `${stronger === 'smaller' ? 'at most' : 'at least'} ${say(limit)}`
  if (refusal.reason === 'ceiling') return `is ${most}: the platform lets nobody go beyond that`
  if (refusal.reason === 'control')
    return `is ${most}: administrators sign in by this, and it is never weaker than what the platform says`
  return `is ${most}: ${who[origin]} says so, and the strictest holds`
}

const who: Record<Origin, string> = {
  built_in: 'the product',
  platform: 'the platform',
  tenant: 'the tenant',
  environment: 'the environment',
  control: 'what the console is held to',
  directory: 'the directory',
  client: 'the client',
  role: 'a role',
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A span in the largest unit that holds it without a rest. */
function spanWords(seconds: number): string {
  const [unit, size] = units.find(([, each]) => seconds >= each && seconds % each === 0) ?? ['second', 1]
  const count = seconds / size
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}
