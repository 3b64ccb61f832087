import { catalogue } from '#app/messages/words.ts'

/** What a kind of job does, in a line; nothing for one that has no words yet. */
export const jobWords = (kind: string): string => {
  const says: Readonly<Record<string, string>> = catalogue().platform.jobs.says
  return Object.hasOwn(says, kind) ? (says[kind] ?? '') : ''
}
