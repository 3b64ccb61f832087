import { describe, expect, test } from 'vitest'
import { acrLadder, assuranceOf, reaches } from './assurance-of.ts'

const at = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-11-23T11:00:00Z')

describe('assurance', () => {
  test('no proof, no session', () => {
    expect(assuranceOf([])).toBeUndefined()
  })

  test('a password is one factor, and says when', () => {
    expect(assuranceOf([{ kind: 'password', at }])).toEqual({ amr: ['pwd'], acr: 'urn:signet:acr:1', authTime: at })
  })

  test('the same proof again is still one factor, of the newest time', () => {
    const twice = assuranceOf([
      { kind: 'password', at: later },
      { kind: 'password', at },
    ])
    expect(twice).toEqual({ amr: ['pwd'], acr: acrLadder[0], authTime: later })
  })

  test('OIDC Core 2 a second factor that is added later, a mailed code too, does not make the sign-in look new', () => {
    const second = [{ kind: 'totp', at: later, credential: 'a' } as const, { kind: 'email', at: later } as const]
    for (const proof of second)
      expect(assuranceOf([{ kind: 'password', at }, proof])).toMatchObject({ acr: acrLadder[1], authTime: at })
    expect(assuranceOf([{ kind: 'email', at: later }])?.authTime).toEqual(later)
  })

  test('each rung holds what is below it, and an unknown one nothing', () => {
    expect(reaches(acrLadder[1], acrLadder[0])).toBe(true)
    expect(reaches(acrLadder[0], acrLadder[1])).toBe(false)
    expect(reaches(acrLadder[2], 'urn:elsewhere')).toBe(false)
    expect(reaches('urn:elsewhere', acrLadder[0])).toBe(false)
  })
})
