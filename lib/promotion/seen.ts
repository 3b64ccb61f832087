import { createHash } from 'node:crypto'
import type { ConfigurationDocument } from './document.ts'
import { objectTexts } from './objects.ts'

const keyBytes = 9
const textBytes = 12

const digest = (text: string, bytes: number): string =>
  createHash('sha256').update(text).digest().subarray(0, bytes).toString('base64url')

/**
 * What a plan saw of an environment: a digest of each object, and so of the whole. Short enough for a form; it says what is
 * there no more than a checksum does.
 */
export const seenOf = (document: ConfigurationDocument): string =>
  [...objectTexts(document)]
    .map(([key, text]) => digest(key, keyBytes) + digest(text, textBytes))
    .toSorted()
    .join('')

const entryLength = (4 * (keyBytes + textBytes)) / 3
const keyLength = (4 * keyBytes) / 3

/** How long what a plan saw can be. */
export const seenLength = (objects: number): number => objects * entryLength

/**
 * What moved in an environment since a plan saw it: the keys of objects that changed or are new, and how many are gone. Null:
 * nothing did.
 */
export function movedSince(seen: string, document: ConfigurationDocument): { keys: string[]; gone: number } | null {
  if (seen === seenOf(document)) return null
  const known = new Map<string, string>()
  for (let at = 0; at < seen.length; at += entryLength)
    known.set(seen.slice(at, at + keyLength), seen.slice(at + keyLength, at + entryLength))
  const texts = objectTexts(document)
  const keys = [...texts].filter(([key, text]) => known.get(digest(key, keyBytes)) !== digest(text, textBytes))
  const present = new Set([...texts.keys()].map((key) => digest(key, keyBytes)))
  return { keys: keys.map(([key]) => key), gone: [...known.keys()].filter((key) => !present.has(key)).length }
}
