import { describe, expect, test } from 'vitest'
import { knownProvider, providerName } from './provider-name.ts'

describe('UX-H49 the name of a passkey', () => {
  test.each([
    ['fbfc3007-154e-4ecc-8c0b-6e020557d7bd', 'iCloud Keychain'],
    ['ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', 'Google Password Manager'],
    ['2fc0579f-8113-47ea-b116-bb5a8db9202a', 'YubiKey 5 NFC'],
  ])('is that of its provider: %s', (aaguid, name) => {
    expect(providerName(aaguid)).toBe(name)
  })

  test.each(['00000000-0000-0000-0000-000000000000', 'constructor'])('is none for who names nobody: %s', (aaguid) => {
    expect(knownProvider(aaguid)).toBeUndefined()
    expect(providerName(aaguid)).toBe('Passkey')
  })
})
