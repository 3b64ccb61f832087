import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './check.ts'
import { controlValues, type Field, isWeaker, type Level, type PolicyKind, policies } from './fields.ts'
import { effective, type Layer } from './merge.ts'

const kinds = ['password', 'lockout', 'session', 'tokens', 'mfa', 'sign_up'] as const
const settable = kinds.flatMap((kind) =>
  Object.entries<Field>(policies[kind]).flatMap(([name, field]) =>
    field.levels
      .filter((level) => level !== 'platform' && level !== 'control')
      .map((level) => ({ kind, name, field, level })),
  ),
)
const within = ({ min, max }: Field) => fc.integer({ min, max })

type Case = (typeof settable)[number] & { layers: Layer<PolicyKind>[]; value: number; isHeld: boolean }

/** A field, a level that may set it, what all others say, and a value of its own. */
const cases: fc.Arbitrary<Case> = fc.constantFrom(...settable).chain((one) => {
  const others = (['tenant', 'environment', 'directory', 'client', 'role'] as const).filter(
    (level) => level !== one.level && one.field.levels.includes(level),
  )
  const said = (level: Level) =>
    fc.option(within(one.field)).map((value) => ({ level, values: value === null ? {} : { [one.name]: value } }))
  const platform = fc.tuple(fc.option(within(one.field)), fc.option(within(one.field))).map(([value, ceiling]) => ({
    level: 'platform' as const,
    values: value === null ? {} : { [one.name]: value },
    ceilings: ceiling === null ? {} : { [one.name]: ceiling },
  }))
  return fc
    .record({ layers: fc.tuple(platform, ...others.map(said)), value: within(one.field), isHeld: fc.boolean() })
    .map((rest) => ({ ...one, ...rest, layers: rest.layers as Layer<PolicyKind>[] }))
})

const holding = (kind: PolicyKind, name: string, layers: Layer<PolicyKind>[]) =>
  (effective(kind, layers) as Record<string, { value: number; origin: string }>)[name]

describe('what a level may say', () => {
  test('a value that is not refused holds, unless a nearer or stricter level says otherwise; a refused one never would', () => {
    fc.assert(
      fc.property(cases, ({ kind, name, field, level, layers, value }) => {
        const order: readonly Level[] = ['platform', 'tenant', 'environment', 'directory', 'client', 'role']
        const above = layers.filter((layer) => order.indexOf(layer.level) < order.indexOf(level))
        const own = { level, values: { [name]: value } } as Layer<PolicyKind>
        const refusal = refusalOf<PolicyKind>(kind, name, value, { level, layers, isHeld: false })
        const held = holding(kind, name, [...above, own])
        if (refusal === undefined) expect(held?.value).toBe(value)
        else expect(held?.value).not.toBe(value)
        expect(field.min <= (held?.value ?? 0) && (held?.value ?? 0) <= field.max).toBe(true)
      }),
    )
  })

  test('where administrators sign in, nothing that is not refused is weaker than what the platform says', () => {
    fc.assert(
      fc.property(cases, ({ kind, name, field, level, layers, value }) => {
        const refusal = refusalOf<PolicyKind>(kind, name, value, { level, layers, isHeld: true })
        const platform = holding(
          kind,
          name,
          layers.filter((layer) => layer.level === 'platform'),
        )
        if (refusal === undefined) expect(isWeaker(field, value, platform?.value ?? 0)).toBe(false)
      }),
    )
  })

  test('control stays within what the platform says, whatever the tenant and the environment say', () => {
    fc.assert(
      fc.property(cases, ({ kind, name, field, layers }) => {
        if (kind === 'password' || kind === 'lockout') return
        const platform = holding(
          kind,
          name,
          layers.filter((layer) => layer.level === 'platform'),
        )
        const control = holding(kind, name, [...layers, { level: 'control', values: {} }])
        expect(isWeaker(field, control?.value ?? 0, platform?.value ?? 0)).toBe(false)
      }),
    )
  })

  test('where administrators sign in, a value that is not refused holds there or a nearer level protects more', () => {
    fc.assert(
      fc.property(cases, ({ kind, name, field, level, layers, value }) => {
        const control = { level: 'control', values: controlValues[kind] ?? {} } as Layer<PolicyKind>
        const said = [...layers, control]
        const own = { level, values: { [name]: value } } as Layer<PolicyKind>
        if (refusalOf<PolicyKind>(kind, name, value, { level, layers: said, isHeld: true }) !== undefined) return
        const order: readonly Level[] = ['platform', 'tenant', 'environment', 'directory', 'client', 'role']
        const above = layers.filter((layer) => order.indexOf(layer.level) < order.indexOf(level))
        expect(holding(kind, name, [...above, control, own])?.value).toBe(value)
        const held = controlValues[kind] as Partial<Record<string, number>> | undefined
        const limit = held?.[name]
        if (limit !== undefined) expect(isWeaker(field, value, limit)).toBe(false)
      }),
    )
  })

  test('what is out of bounds, no whole number or no field of the level is refused', () => {
    const at = { level: 'directory' as const, layers: [], isHeld: false }
    expect(refusalOf('password', 'minLength', 7, at)).toEqual({ reason: 'bounds', min: 8, max: 64 })
    expect(refusalOf('password', 'minLength', 12.5, at)).toMatchObject({ reason: 'bounds' })
    expect(refusalOf('password', 'minLength', Number.NaN, at)).toMatchObject({ reason: 'bounds' })
    for (const name of ['hashPasses', 'unheardOf', 'constructor', '__proto__'])
      expect(refusalOf('password', name, 10, at)).toEqual({ reason: 'unknown' })
  })
})
