import { describe, expect, test } from 'vitest'
import { pickFrom } from './pick.ts'

const rows = ['Billing', 'Reader of bills', 'Auditor'].map((label) => ({ id: label, label, hint: label.slice(0, 3) }))
const many = Array.from({ length: 50 }, (_, i) => ({ id: `r${i}`, label: `Role ${i}`, hint: '' }))
const labels = (search: string) => pickFrom(rows, { search, ids: undefined }).map(({ label }) => label)

describe('UX-C12 choosing among few', () => {
  test('what begins so comes first, then what holds it', () => {
    expect(labels('bil')).toEqual(['Billing', 'Reader of bills'])
    expect(labels('')).toEqual(['Auditor', 'Billing', 'Reader of bills'])
    expect(labels('%')).toEqual([])
  })

  test('20 at most', () => {
    expect(pickFrom(many, { search: 'role', ids: undefined })).toHaveLength(20)
  })

  test('ids name themselves, whatever is typed', () => {
    expect(pickFrom(many, { search: 'x', ids: ['r3', 'gone'] }).map(({ id }) => id)).toEqual(['r3'])
  })
})
