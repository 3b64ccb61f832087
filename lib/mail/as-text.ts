import type { Letter } from './letter.ts'

/** A letter as plain text: the address of its action stands on a line of its own, so that it can be copied whole. */
export function asText({ paragraphs, action, closing }: Letter): string {
  const link = action === undefined ? [] : [`${action.label}:\n${action.url}`]
  return `${[...paragraphs, ...link, '-- ', ...closing].map((part) => part.trimStart()).join('\n\n')}\n`
}
