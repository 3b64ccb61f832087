const candidates = [',', ';', '\t'] as const

/** What parts the cells of a CSV file: whichever of comma, semicolon and tab its first line has most of, outside of quotes. */
export function delimiterOf(text: string): (typeof candidates)[number] {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const sign of text.slice(0, 64 * 1024)) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break
    else if (!isQuoted) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const most = (sign: string) => counts.get(sign) ?? 0
  return candidates.reduce((best, sign) => (most(sign) > most(best) ? sign : best))
}
