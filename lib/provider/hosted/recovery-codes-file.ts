type Saved = { slug: string; tenant: string; account: string; codes: readonly string[]; now: Date }

/** The recovery codes as a file of text: whose they are, of when, and the codes in order, numbered from one (UX-H61, H62). */
export function codesFile({ slug, tenant, account, codes, now }: Saved): { name: string; text: string } {
  const lines = [
    `Recovery codes for ${oneLine(tenant)} (Signet)`,
    `Account: ${oneLine(account)}`,
    `Made: ${now.toISOString().slice(0, 10)}`,
    '',
    ...codes.map((code, index) => `${String(index + 1).padStart(2)}. ${code}`),
    '',
    'Each code works once. Keep them where your device is not.',
    '',
  ]
  return { name: `${slug}-recovery-codes.txt`, text: lines.join('\r\n') }
}

const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ')
