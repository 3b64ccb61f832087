/**
 * How well an entry answers what was typed, from 0 (not at all) to 1: its label begins so, a word of it does, a synonym does,
 * or every word typed begins some word of it. Letters strewn over a label are no match: they surprise more than they help.
 */
export function rank(_value: string, typed: string, [label = '', ...synonyms]: string[] = []): number {
  const sought = fold(typed)
  if (sought === '') return 1
  const [name, others] = [fold(label), synonyms.map(fold)]
  if (name.startsWith(sought)) return 1
  if (beginsAWord(name, sought)) return 0.9
  if (others.some((other) => other.startsWith(sought) || beginsAWord(other, sought))) return 0.7
  const all = [name, ...others].join(' ')
  return sought.split(' ').every((word) => beginsAWord(all, word)) ? 0.5 : 0
}

/** Without case and accents, so that `jose` finds José. */
const fold = (text: string): string => text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')

const beginsAWord = (text: string, part: string): boolean => text.startsWith(part) || text.includes(` ${part}`)
