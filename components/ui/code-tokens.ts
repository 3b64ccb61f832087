/** A piece of code and how it is coloured: key word or name, string, comment. */
export type CodeToken = { text: string; at: number; kind?: 'k' | 's' | 'c' }

const grammar =
  /(?<c>^\s*(?:#|\/\/).*$|\s\/\/ .*$)|(?<s>'[^'\n]*'|"[^"\n]*"|`[^`]*`|(?<==)https?:\/\/\S+)|(?<k>^[A-Z][A-Z0-9_]+(?==)|^(?:curl|npm)\b|\b(?:import|from|export|const|await|return|new|async|function|if)\b)/gm

/** Enough colour to read a snippet by; not a parser. The pieces together are always the whole text. */
export function tokens(code: string): CodeToken[] {
  const out: CodeToken[] = []
  let done = 0
  for (const match of code.matchAll(grammar)) {
    if (match.index > done) out.push({ text: code.slice(done, match.index), at: done })
    const kind = match.groups?.c !== undefined ? 'c' : match.groups?.s !== undefined ? 's' : 'k'
    out.push({ text: match[0], at: match.index, kind })
    done = match.index + match[0].length
  }
  if (done < code.length) out.push({ text: code.slice(done), at: done })
  return out
}
