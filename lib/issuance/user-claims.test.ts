import { expect, test } from 'vitest'
import { claimsOf, type UserFacts } from './user-claims.ts'

const issuer = 'https://id.example.test/t/acme/production'

const user: UserFacts = {
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  familyName: null,
  picture: null,
  locale: 'en-GB',
  zoneinfo: null,
  address: { country: 'GB' },
  updatedAt: new Date('2026-01-01T00:00:00.900Z'),
  identifiers: [
    { kind: 'email', value: 'old@acme.test', verified: true, primary: false },
    { kind: 'email', value: 'ada@acme.test', verified: false, primary: true },
  ],
}

test('U09 only what is asked for is released, and only what there is', () => {
  expect(claimsOf(user, ['name', 'family_name', 'phone_number'], issuer)).toEqual({ name: 'Ada Lovelace' })
  expect(claimsOf(user, [], issuer)).toEqual({})
})

test('U10 email_verified tells of the very address that email names', () => {
  expect(claimsOf(user, ['email', 'email_verified'], issuer)).toEqual({ email: 'ada@acme.test', email_verified: false })
  const verified = { ...user, identifiers: user.identifiers.slice(0, 1) }
  expect(claimsOf(verified, ['email', 'email_verified'], issuer)).toEqual({
    email: 'old@acme.test',
    email_verified: true,
  })
})

test('U10 claims of the protocol have no source among a user’s data', () => {
  expect(claimsOf(user, ['sub', 'iss', 'aud', 'exp', '__proto__', 'constructor'], issuer)).toEqual({})
})

test('updated_at is a whole number of seconds', () => {
  expect(claimsOf(user, ['updated_at'], issuer)).toEqual({ updated_at: 1_767_225_600 })
})

test('UX-H58 picture is the address elsewhere, or that of the picture of one’s own, below the issuer', () => {
  expect(claimsOf(user, ['picture'], issuer)).toEqual({})
  const elsewhere = 'https://pictures.example/ada.png'
  expect(claimsOf({ ...user, picture: elsewhere }, ['picture'], issuer)).toEqual({ picture: elsewhere })
  const own = { ...user, picture: '/picture/AAAAAAAAAAAAAAAAAAAAAA' }
  expect(claimsOf(own, ['picture'], issuer)).toEqual({ picture: `${issuer}/picture/AAAAAAAAAAAAAAAAAAAAAA` })
})
