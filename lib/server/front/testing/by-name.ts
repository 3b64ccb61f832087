/** A list of names and values in turn, as `node:http` takes one, by name. Throws where a name comes twice. */
export function byName(list: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (let at = 0; at < list.length; at += 2) {
    const name = list[at] as string
    if (name in found) throw new Error(`${name} comes twice`)
    found[name] = list[at + 1] as string
  }
  return found
}
