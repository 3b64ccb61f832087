import type { Letter } from './letter.ts'

/**
 * The subject of a letter without its code: what stands in the list of mails. The code is for its recipient alone (Y02): whoever may
 * read which mails were sent could otherwise start a sign-in as somebody else, and read the code of it there. It was said with signs
 * in its place, so that nothing here is made of the code, whatever a tenant's own sentence does with it; a letter with a code that was
 * not said so has no subject in lists.
 */
export const withoutCode = ({
  subject,
  code,
  listedSubject,
}: Pick<Letter, 'subject' | 'code' | 'listedSubject'>): string => (code === undefined ? subject : (listedSubject ?? ''))
