import type { Letter } from './letter.ts'

/**
 * A letter as HTML: one layout, light and dark, nothing fetched but a logo of our own origin, nothing that tells us it was read. React
 * and react-email are loaded by the first letter of a process, so that no start waits for them.
 */
export async function asHtml(letter: Letter): Promise<string> {
  const { renderLetter } = await import('./html/render-letter.tsx')
  return renderLetter(letter)
}
