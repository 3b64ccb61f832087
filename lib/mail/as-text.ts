import type { Letter } from './letter.ts'

/**
 * A letter as plain text: the address of its action stands on a line of its own, so that it can be copied whole. A paragraph is
 * one line, whatever stands in the names that it is made of: nobody writes lines of their own into what we send.
 */
export function asText({ paragraphs, action, closing }: Letter): string {
  const link = action === undefined ? [] : [`${action.label}:\n${action.url}`]
  return `${[...paragraphs.map(oneLine), ...link, '-- ', ...closing.map(oneLine)].map((part) => part.trimStart()).join('\n\n')}\n`
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
