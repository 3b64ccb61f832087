type Nested = { [name: string]: unknown }

/** A flat form as the use case takes it: `design.colours.light.accent` is a field in a field in a field. */
export function designInput(form: Record<string, unknown>): Record<string, unknown> {
  const input: Nested = {}
  for (const [path, value] of Object.entries(form)) {
    const steps = path.split('.')
    if (!['design', 'version', 'updatedAt', 'environment'].includes(steps[0] ?? '') || steps.some(isOdd)) continue
    // The engraving is there unless somebody says otherwise.
    if (path !== 'design.rosette' || value === false) put(input, steps, value)
  }
  return { ...input, design: input.design ?? {} }
}

const isOdd = (step: string): boolean => step === '__proto__' || step === 'constructor' || step === ''

function put(into: Nested, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const next = Object.hasOwn(into, first) ? into[first] : undefined
  const inner: Nested = typeof next === 'object' && next !== null ? (next as Nested) : {}
  into[first] = inner
  put(inner, rest, value)
}
