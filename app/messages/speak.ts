import type { Reader } from '#components/words/reader.ts'
import { speakTo, spokenTo } from '#components/words/spoken.ts'
import { wishedReader } from '#lib/http/wished-reader.ts'

/** What every page, layout and title begins with: from here on, `words` says everything in the visitor's language, and times are in their zone. */
export async function speak(): Promise<Reader> {
  const reader = spokenTo() ?? (await wishedReader())
  speakTo(reader)
  return reader
}
