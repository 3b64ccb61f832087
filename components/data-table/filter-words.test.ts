import { describe, expect, test } from 'vitest'
import { kits } from '../words/kit.ts'
import type { FilterField } from './filter-field.ts'
import { filterWords } from './filter-words.ts'

const status: FilterField = {
  kind: 'choice',
  name: 'status',
  label: 'Status',
  multiple: true,
  options: [
    { value: 'active', label: 'Active' },
    { value: 'off', label: 'Suspended' },
  ],
}
const role: FilterField = { kind: 'pick', name: 'role', label: 'Role', pick: 'roles' }
const time: FilterField = { kind: 'within', name: 'at', label: 'Last sign-in', never: true }
const attribute: FilterField = { kind: 'attribute', name: 'attribute', label: 'Attribute' }

describe('UX-C4 what a chip says', () => {
  test.each([
    [status, 'is', ['active'], 'is Active'],
    [status, 'is', ['active', 'off'], 'is any of Active, Suspended'],
    [role, 'is', ['rol_1'], 'is Billing'],
    [role, 'is', ['rol_2'], 'is rol_2'],
    [time, 'within', ['1'], 'within 1 day'],
    [time, 'withinOrNever', ['90'], 'within 90 days or never'],
    [time, 'beyond', ['30'], 'longer ago than 30 days'],
    [time, 'never', [], 'is never'],
    [time, 'between', ['2026-01-01', '2026-02-01'], 'between 2026-01-01 and 2026-02-01'],
    [time, 'between', ['2026-01-01', ''], 'since 2026-01-01'],
    [time, 'between', ['', '2026-02-01'], 'until 2026-02-01'],
    [attribute, 'is', ['team', 'red'], 'is team = red'],
    [attribute, 'missing', ['team'], 'is missing team'],
  ] as const)('%#: %s %j', (field, op, values, said) => {
    const words = filterWords(kits.en, field, { op, values }, { rol_1: 'Billing' })
    expect(`${words.op} ${words.value}`).toBe(said)
  })
})
