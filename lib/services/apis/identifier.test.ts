import { expect, test } from 'vitest'
import { apiIdentifier } from './identifier.ts'

const isTaken = (value: string) => apiIdentifier.safeParse(value).success

test.each(['https://api.example.com', 'https://api.example.com/billing?v=2', 'api://ledger', 'urn:example:billing'])(
  'RFC 8707 §2 %s is an audience',
  (value) => expect(isTaken(value)).toBe(true),
)

test.each([
  '',
  'billing',
  '/billing',
  'https://',
  'https://api.example.com/#part',
  'https://me:secret@api.example.com',
  'https://api.example.com/a b',
  'urn:signet:management',
  'URN:SIGNET:other',
  'urn:x',
  `https://api.example.com/${'x'.repeat(250)}`,
])('%s is none', (value) => expect(isTaken(value)).toBe(false))
