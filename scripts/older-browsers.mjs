/**
 * Colours for browsers without light-dark() (before spring 2024): the same declarations twice, once for each scheme,
 * where the function is not understood. People sign in with what they have.
 */
export function withoutLightDark(css) {
  const rules = [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*light-dark\([^{}]*)\}/g)]
  if (rules.length === 0) return ''
  const scheme = (which) =>
    rules.map(([, selector, body]) => `${selector.trim()}{${declarations(body, which)}}`).join('\n')
  return `@supports not (color: light-dark(red, red)) {
${scheme(0)}
@media (prefers-color-scheme: dark) {
${scheme(1)}
}
}
`
}

const declarations = (body, which) =>
  body
    .split(';')
    .filter((each) => each.includes('light-dark('))
    .map((each) => choose(each.trim(), which))
    .join(';')

/** Puts the chosen one of its two arguments in the place of each light-dark(). */
function choose(text, which) {
  const start = text.indexOf('light-dark(')
  if (start === -1) return text
  const cuts = []
  let depth = 0
  let end = start + 'light-dark'.length
  for (; end < text.length; end += 1) {
    if (text[end] === '(') depth += 1
    if (text[end] === ',' && depth === 1) cuts.push(end)
    if (text[end] === ')') depth -= 1
    if (depth === 0) break
  }
  const [light, dark] = [text.slice(start + 'light-dark('.length, cuts[0]), text.slice(cuts[0] + 1, end)]
  return choose(text.slice(0, start) + (which === 0 ? light : dark).trim() + text.slice(end + 1), which)
}
