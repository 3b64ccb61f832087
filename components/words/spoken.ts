import { cache } from 'react'
import type { Reader } from './reader.ts'

/** One for each page that is rendered: React keeps it apart from those rendered at the same time. */
const page = cache((): { reader?: Reader } => ({}))

/** For whom the page is that is being rendered on the server; undefined outside of one, and before it was decided. */
export const spokenTo = (): Reader | undefined => page().reader

/** Decides for whom the page is that is being rendered. */
export function speakTo(reader: Reader): void {
  page().reader = reader
}
