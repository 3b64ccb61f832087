import type { Letter } from './letter.ts'

/**
 * The subject of a letter without its code: what stands in the list of mails, in whatever language and wherever a sentence has the
 * code. That is for its recipient alone (Y02): whoever may read which mails were sent could otherwise start a sign-in as somebody
 * else, and read the code of it there.
 */
export const withoutCode = ({ subject, code }: Pick<Letter, 'subject' | 'code'>): string =>
  code === undefined ? subject : subject.replaceAll(code, '•'.repeat(code.length))
