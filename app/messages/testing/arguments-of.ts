/** The names of the values that an ICU message takes, in order of the alphabet, each once. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>()
  const end = message(text, 0, names)
  if (end !== text.length) throw new Error(`not balanced: ${text}`)
  return [...names].sort()
}

/** Reads a message from `at` on; answers where it ends: at a brace that closes, or with the text. */
function message(text: string, at: number, names: Set<string>): number {
  let here = at
  while (here < text.length && text[here] !== '}')
    here = text[here] === '{' ? argument(text, here + 1, names) : here + 1
  return here
}

/** Reads `name}`, `name, type}` or `name, plural, one {…} other {…}}`; answers what is after it. */
function argument(text: string, at: number, names: Set<string>): number {
  const name = /^\s*(\w+)\s*/.exec(text.slice(at))
  if (name?.[1] === undefined) throw new Error(`no name: ${text}`)
  names.add(name[1])
  let here = at + name[0].length
  while (here < text.length && text[here] !== '}')
    here = text[here] === '{' ? message(text, here + 1, names) + 1 : here + 1
  return here + 1
}
