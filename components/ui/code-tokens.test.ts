import { expect, test } from 'vitest'
import { tokens } from './code-tokens.ts'

const snippet = `# keep this file to yourself
AUTH_SIGNET_ISSUER=https://id.acme.test/t/acme/production
import NextAuth from 'next-auth' // v5
`

test('colouring loses and adds nothing', () => {
  expect(
    tokens(snippet)
      .map((token) => token.text)
      .join(''),
  ).toBe(snippet)
})

test('names, strings and comments are told apart', () => {
  const coloured = (kind: string) =>
    tokens(snippet)
      .filter((token) => token.kind === kind)
      .map((token) => token.text.trim())
  expect(coloured('k')).toEqual(['AUTH_SIGNET_ISSUER', 'import', 'from'])
  expect(coloured('s')).toEqual(['https://id.acme.test/t/acme/production', "'next-auth'"])
  expect(coloured('c')).toEqual(['# keep this file to yourself', '// v5'])
})
