/** Bounds of a form of the portal: more than any of ours has, less than what would cost anything to read. */
const maxFields = 500
const maxLength = 100_000

type Value = string | string[] | boolean | number | undefined

/**
 * Reads a form as a verb's input. A field's name says how: `name` is text (absent when empty), `name[]` each value of a
 * list, `name:lines` the lines of a text area, `name:flag` a checkbox, `name:number` a number, `name:text` text that may
 * be empty. Names that begin with `$` are React's own. Returns undefined for a form that is no form of ours (too large, files).
 */
export function formInput(form: FormData): Record<string, unknown> | undefined {
  const entries = [...form.entries()].filter(([name]) => !name.startsWith('$'))
  if (entries.length > maxFields) return undefined
  const texts: [string, string][] = []
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || value.length > maxLength || name.length > 200) return undefined
    texts.push([name, value])
  }
  const input: Record<string, unknown> = {}
  for (const name of new Set(texts.map(([field]) => field))) {
    const values = texts.filter(([field]) => field === name).map(([, value]) => value)
    const { key, value } = read(name, values)
    if (value !== undefined && isSafeKey(key)) input[key] = value
  }
  return input
}

const isSafeKey = (key: string): boolean => /^[A-Za-z][A-Za-z0-9_.]*$/.test(key) && key !== 'constructor'

function read(name: string, values: string[]): { key: string; value: Value } {
  const [first = ''] = values
  if (name.endsWith('[]')) return { key: name.slice(0, -2), value: values.filter((value) => value !== '') }
  const [key = name, kind] = name.split(':')
  if (kind === 'lines') return { key, value: lines(first) }
  if (kind === 'flag') return { key, value: values.includes('on') || values.includes('true') }
  if (kind === 'number') return { key, value: first.trim() === '' ? undefined : Number(first) }
  if (kind === 'text') return { key, value: first }
  return { key, value: first === '' ? undefined : first }
}

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

/** What was typed, to be shown again after a refusal. Secrets are not sent back. */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form.entries())
    if (
      !name.startsWith('$') &&
      typeof value === 'string' &&
      value.length <= maxLength &&
      !/password|secret/i.test(name)
    )
      // Each of a list, a line each; else the first: a box that is ticked comes before the hidden field that says it isn't.
      values[name] = name.endsWith('[]') ? [values[name], value].filter(Boolean).join('\n') : (values[name] ?? value)
  return values
}
