type JsonObject = Record<string, unknown>

/**
 * JSON whose top is an object and in which no object has a name twice (RFC 7519 §4: JSON.parse would take the last,
 * another reader the first). Undefined otherwise.
 */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject && !hasDuplicateName(text) ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g

/** `text` is valid JSON, so tokens alone tell where names are: strings directly before a colon. */
function hasDuplicateName(text: string): boolean {
  const open: (Set<string> | undefined)[] = []
  let lastString = ''
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('"')) lastString = token
    if (token === '{') open.push(new Set())
    if (token === '[') open.push(undefined)
    if (token === '}' || token === ']') open.pop()
    if (token !== ':') continue
    const names = open.at(-1)
    const name = JSON.parse(lastString) as string
    if (names?.has(name)) return true
    names?.add(name)
  }
  return false
}
