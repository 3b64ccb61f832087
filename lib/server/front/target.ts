/** The longest request target that is read. */
export const maxTargetLength = 8192

/** What is wrong with a request target, or undefined when it can be passed on as it is. */
export type TargetFault = 'absolute' | 'too_long' | 'odd'

// Escapes of what would change the path's meaning when decoded: controls, `%`, `.`, `/`, `\` and DEL.
const harmfulEscape = /%(?:[01][0-9a-f]|25|2e|2f|5c|7f)/i
const malformedEscape = /%(?![0-9a-f]{2})/i
const oddSegment = /\/\/|\/\.{1,2}(?:\/|$)/
const visibleAscii = /^[\x21-\x7e]+$/

/**
 * RFC 9112 §3.2: only the origin form is served (SECURITY H03). RFC 3986 §6.2.2: a path is taken in its canonical form only,
 * so that no two spellings of one path can be judged differently by two doors (H01). A trailing slash and another case are
 * other paths, which nobody serves.
 */
export function targetFault(target: string): TargetFault | undefined {
  if (target.length > maxTargetLength) return 'too_long'
  if (!target.startsWith('/')) return 'absolute'
  const at = target.indexOf('?')
  const path = at < 0 ? target : target.slice(0, at)
  if (!visibleAscii.test(target) || path.includes('\\') || path.includes('#')) return 'odd'
  if (oddSegment.test(path) || harmfulEscape.test(path) || malformedEscape.test(path)) return 'odd'
  return undefined
}
