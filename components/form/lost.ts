import type { FormAction, FormResult } from './result.ts'

/**
 * A form's action as the browser calls it: when no answer comes (a lost connection, a server that restarts) the form says so
 * (`message`) and keeps what was typed. What the framework throws to lead somewhere else, or to show an error that the server logged,
 * carries a digest and passes.
 */
export function keepingTyped<Done>(action: FormAction<Done>, message: string): FormAction<Done> {
  return async (previous, data) => {
    try {
      return await action(previous, data)
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'digest' in error) throw error
      return lost(data, message)
    }
  }
}

function lost(data: FormData, message: string): FormResult<never> {
  const values: Record<string, string> = {}
  for (const [name, value] of data.entries())
    if (typeof value === 'string' && !name.startsWith('$') && !/password|secret/i.test(name))
      values[name] = name.endsWith('[]') ? [values[name], value].filter(Boolean).join('\n') : (values[name] ?? value)
  return { ok: false, message, values }
}
