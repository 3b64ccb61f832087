type Input = { topic: string; version?: string; values: Record<string, number>; ceilings: Record<string, number> }

/**
 * A form of defaults as its verb's input: `values.idleSeconds` and its unit `unit.values.idleSeconds` become seconds. What is
 * no number stays one that no field takes, so that the verb says so at the field.
 */
export function defaultsInput(topic: string, form: Record<string, unknown>): Input {
  const input: Input = { topic, values: {}, ceilings: {} }
  if (typeof form.version === 'string') input.version = form.version
  for (const [key, value] of Object.entries(form)) {
    const [part, name] = key.split('.')
    if ((part !== 'values' && part !== 'ceilings') || name === undefined || typeof value !== 'string') continue
    const unit = Number(form[`unit.${key}`] ?? 1)
    const number = Number(value.trim()) * unit
    input[part][name] = Number.isFinite(number) ? number : -1
  }
  return input
}
