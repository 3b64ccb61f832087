import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { originListFaults, uriListFaults } from './address-faults.ts'
import { ClientSettings } from './settings.ts'

describe('addresses as they are typed', () => {
  test('the form says of each address what the server would', () => {
    const uris = ['https://rp.example/cb', 'http://rp.example/cb', 'https://*.rp.example/', 'myapp:/cb', 'rp.example']
    const live = uriListFaults(uris, 'web').map(({ index, message }) => [`redirectUris.${index}`, message])
    const refused = ClientSettings.safeParse({ name: 'X', kind: 'web', redirectUris: uris }).error?.issues ?? []
    expect(live).toHaveLength(4)
    expect(live).toEqual(refused.map(({ path, message }) => [path.join('.'), message]))
  })

  test('an address named twice is a fault of the list, and origins have reasons of their own', () => {
    expect(uriListFaults(['https://rp.example/cb', 'https://rp.example/cb'], 'web')).toEqual([
      { message: 'names an address twice' },
    ])
    expect(originListFaults(['https://rp.example', 'https://rp.example/']).map(({ index }) => index)).toEqual([1])
  })

  test('what browsers load for it holds no schema library and nothing of Node', () => {
    for (const file of ['address-faults.ts', 'redirect-uri.ts', 'origin.ts']) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8')
      expect(text).not.toMatch(/from '(zod|node:)/)
      expect(text).not.toContain('Buffer')
    }
  })
})
