/** A sentence with values put in, as it was written: what stands between the values. */
export type Template = { pieces: readonly string[] /** How many characters are its own. */; weight: number }

/** Reads a sentence in which `{0}`, `{1}` … stand for values. */
export function template(text: string): Template {
  const pieces = text.split(/\{\d+\}/)
  return { pieces, weight: pieces.reduce((sum, piece) => sum + piece.length, 0) }
}

/** The values of a sentence, when it may have been made of that template: each as short as can be. Takes no longer than reading it. */
export function valuesOf({ pieces }: Template, sentence: string): string[] | undefined {
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return sentence === first ? [] : undefined
  if (!sentence.startsWith(first) || !sentence.endsWith(last)) return undefined
  const end = sentence.length - last.length
  let at = first.length
  const values: string[] = []
  for (const piece of rest) {
    const found = sentence.indexOf(piece, at)
    if (found === -1) return undefined
    values.push(sentence.slice(at, found))
    at = found + piece.length
  }
  return at > end ? undefined : [...values, sentence.slice(at, end)]
}
