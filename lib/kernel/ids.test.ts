import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatId, isUuid, type Kind, newId, parseId, prefixes } from './ids.ts'

const kinds = Object.keys(prefixes) as Kind[]

describe('ids', () => {
  test('a new id is a UUID v7 that carries its time', () => {
    const at = new Date('2026-11-23T12:00:00.123Z')
    const id = newId(at)
    expect(isUuid(id)).toBe(true)
    expect(id[14]).toBe('7')
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime())
  })

  test('what is shown is read back, for every kind and every id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.uuid(), (kind, uuid) => {
        expect(parseId(kind, formatId(kind, uuid))).toBe(uuid)
      }),
    )
  })

  test('an id of another kind is not found', () => {
    const shown = formatId('user', newId())
    for (const kind of kinds) expect(parseId(kind, shown) === undefined).toBe(kind !== 'user')
  })

  test('no other spelling of an id is read', () => {
    const shown = formatId('user', newId())
    for (const other of [shown.toUpperCase(), `${shown}0`, shown.slice(0, -1), `usr_${'z'.repeat(26)}`, '', 'usr_'])
      expect(parseId('user', other)).toBeUndefined()
  })

  test('prefixes are distinct', () => {
    expect(new Set(Object.values(prefixes)).size).toBe(kinds.length)
  })
})
