import type { Letter } from './letter.ts'

/**
 * A letter as plain text: its code, and the address of its action, stand on a line of their own, so that they can be copied whole. A
 * paragraph is one line, whatever stands in the names that it is made of: nobody writes lines of their own into what we send.
 */
export function asText({ heading, paragraphs, code, action, facts = [], closing }: Letter): string {
  const said = [heading, ...paragraphs].map(oneLine)
  const coded = code === undefined ? [] : [code]
  const link = action === undefined ? [] : [`${oneLine(action.label)}:\n${action.url}`]
  const seen = facts.map(({ label, value }) => oneLine(`${label}: ${value}`)).join('\n')
  const parts = [...said, ...coded, ...link, seen, '-- ', ...closing.map(oneLine)]
  return `${parts
    .map((part) => part.trimStart())
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
