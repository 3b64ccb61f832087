import { english } from '#app/messages/en/index.ts'

const says: Readonly<Record<string, string>> = english.platform.jobs.says

/** What a kind of job does, in a line; nothing for one that has no words yet. */
export const jobWords = (kind: string): string => says[kind] ?? ''
