/** A plan's form as the verb's input. Decisions stand in flat fields: `take_0_origins`, `value_0_origins`, with `client_0` saying whose. */
export function promotionInput(form: Record<string, unknown>): Record<string, unknown> {
  const text = (name: string): string | undefined =>
    typeof form[name] === 'string' ? (form[name] as string) : undefined
  const chosen = new Set(Array.isArray(form.objects) ? (form.objects as string[]) : [])
  const decisions = Object.keys(form).flatMap((name) => {
    const found = /^take_(\d+)_(\w+)$/.exec(name)
    const client = text(`client_${found?.[1]}`)
    if (found === null || client === undefined || !chosen.has(`client:${client}`)) return []
    const [, index, field] = found
    const take = text(name)
    const value = take === 'value' ? { value: typedValue(field ?? '', text(`value_${index}_${field}`) ?? '') } : {}
    return [{ client, field, take, ...value }]
  })
  const seen = { source: text('seenSource') ?? '', target: text('seenTarget') ?? '' }
  return {
    environment: text('environment'),
    ...(text('from') === undefined ? {} : { from: text('from') }),
    ...(text('document') === undefined ? {} : { document: text('document') }),
    kinds: form.kinds,
    remove: text('remove') === 'on',
    objects: [...chosen],
    reason: text('reason') ?? '',
    decisions,
    seen,
  }
}

/** Addresses are typed a line each; keys are JSON, which the verb checks. */
function typedValue(field: string, typed: string): unknown {
  const lines = typed.split(/\r?\n/).map((line) => line.trim())
  if (field !== 'jwks') return lines.filter(Boolean)
  if (typed.trim() === '') return null
  try {
    return JSON.parse(typed) as unknown
  } catch {
    return { keys: [] }
  }
}

/** Faults by the names of the form's own fields: `clients.Shop.origins` is said at `take_0_origins`. */
export function faultsByField(fields: Record<string, string>, form: FormData): Record<string, string> {
  const indexes = new Map<string, string>()
  for (const [name, value] of form.entries())
    if (name.startsWith('client_') && typeof value === 'string') indexes.set(value, name.slice('client_'.length))
  return Object.fromEntries(
    Object.entries(fields).map(([path, sentence]) => {
      const found = /^clients\.(.*)\.(\w+)$/s.exec(path)
      const index = indexes.get(found?.[1] ?? '')
      const name = `take_${index}_${found?.[2]}`
      return [index !== undefined && form.has(`has_${name}`) ? name : path, sentence]
    }),
  )
}
