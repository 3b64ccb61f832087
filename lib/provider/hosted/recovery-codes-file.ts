import type { Format } from '#lib/language/format-in.ts'
import type { Words } from '#lib/language/words-in.ts'

type Saved = { slug: string; tenant: string; account: string; codes: readonly string[]; now: Date }

/** The recovery codes as a file of text: whose they are, of when, and the codes in order, numbered from one (UX-H61, H62). */
export function codesFile(
  { slug, tenant, account, codes, now }: Saved,
  { words: { hosted: t }, format }: { words: Words; format: Format },
): { name: string; text: string } {
  const lines = [
    t('recovery.file.title', { tenant: oneLine(tenant) }),
    t('recovery.file.account', { account: oneLine(account) }),
    t('recovery.file.made', { date: format.day(now) }),
    '',
    ...codes.map((code, index) => `${String(index + 1).padStart(2)}. ${code}`),
    '',
    t('recovery.file.keep'),
    '',
  ]
  return { name: `${slug}-recovery-codes.txt`, text: lines.join('\r\n') }
}

const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ')
