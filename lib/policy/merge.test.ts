import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  controlValues,
  type Field,
  type FieldOf,
  isWeaker,
  type Level,
  origins,
  type PolicyKind,
  policies,
} from './fields.ts'
import { type EffectiveValue, effective, type Layer, valuesOf } from './merge.ts'

const kinds = Object.keys(policies) as PolicyKind[]
const levels = origins.filter((origin): origin is Level => origin !== 'built_in')

const layers = (kind: PolicyKind): fc.Arbitrary<Layer<PolicyKind>[]> => {
  const names = Object.keys(policies[kind]) as FieldOf<PolicyKind>[]
  const values = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.integer({ min: -10, max: 40_000_000 }), fc.constant(Number.NaN)),
  )
  return fc
    .array(fc.record({ level: fc.constantFrom(...levels), values, ceilings: values }), { maxLength: 8 })
    .map((list) => [...new Map(list.map((layer) => [layer.level, layer])).values()] as Layer<PolicyKind>[])
}
const cases = fc.constantFrom(...kinds).chain((kind) => fc.tuple(fc.constant(kind), layers(kind)))
const fieldsOf = (kind: PolicyKind): [FieldOf<PolicyKind>, Field][] =>
  Object.entries(policies[kind]) as [FieldOf<PolicyKind>, Field][]

const merge = (kind: PolicyKind, list: Layer<PolicyKind>[]): Record<string, EffectiveValue> => effective(kind, list)
const of = (merged: Record<string, EffectiveValue>, name: string): EffectiveValue =>
  merged[name] ?? { value: Number.NaN, origin: 'built_in', capped: false }

describe('merging policies', () => {
  test('every value stays within the product’s bounds', () => {
    fc.assert(
      fc.property(cases, ([kind, list]) => {
        const merged = merge(kind, list)
        for (const [name, field] of fieldsOf(kind)) {
          expect(of(merged, name).value).toBeGreaterThanOrEqual(field.min)
          expect(of(merged, name).value).toBeLessThanOrEqual(field.max)
        }
      }),
    )
  })

  test('the order in which levels are read does not matter', () => {
    fc.assert(
      fc.property(cases, ([kind, list]) => {
        expect(effective(kind, [...list].reverse())).toEqual(effective(kind, list))
      }),
    )
  })

  test('a strictest field is as strict as every level that may set it, and one more level never loosens it', () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom(...levels),
        fc.integer({ min: 1, max: 10_000_000 }),
        ([kind, list], level, value) => {
          const merged = merge(kind, list)
          for (const [name, field] of fieldsOf(kind)) {
            if (field.merge !== 'strictest_smaller') continue
            for (const layer of list) {
              const said = layer.values[name]
              if (said !== undefined && Number.isFinite(said) && field.levels.includes(layer.level))
                expect(of(merged, name).value).toBeLessThanOrEqual(Math.max(said, field.min))
            }
            if (level === 'platform' || list.some((layer) => layer.level === level)) continue
            const more = merge(kind, [...list, { level, values: { [name]: value } } as Layer<PolicyKind>])
            expect(of(more, name).value).toBeLessThanOrEqual(of(merged, name).value)
          }
        },
      ),
    )
  })

  test('a field of the greatest is as strict as every level and every role that may set it', () => {
    const roles = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 })
    fc.assert(
      fc.property(layers('mfa'), roles, (list, asked) => {
        const ofRoles = asked.map((requirement): Layer<'mfa'> => ({ level: 'role', values: { requirement } }))
        const said = [...(list as Layer<'mfa'>[]), ...ofRoles]
        const { value } = effective('mfa', said).requirement
        for (const layer of said) {
          const own = layer.values.requirement
          const isHeard = layer.level !== 'directory' && own !== undefined && Number.isFinite(own)
          if (isHeard) expect(value).toBeGreaterThanOrEqual(Math.min(own, 3))
        }
      }),
    )
  })

  test('control keeps what it is held to, whatever any level says', () => {
    fc.assert(
      fc.property(cases, ([kind, list]) => {
        const held = (controlValues[kind] ?? {}) as Record<string, number>
        const others = list.filter(({ level }) => level !== 'control')
        const merged = merge(kind, [...others, { level: 'control', values: held } as Layer<PolicyKind>])
        for (const [name, field] of fieldsOf(kind))
          if (held[name] !== undefined) expect(isWeaker(field, of(merged, name).value, held[name])).toBe(false)
      }),
    )
  })

  test('a nearest field never exceeds the platform’s ceiling', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 60, max: 5_000 }), ([kind, list], ceiling) => {
        for (const [name, field] of fieldsOf(kind)) {
          if (field.merge !== 'nearest') continue
          const platform = { level: 'platform', values: {}, ceilings: { [name]: ceiling } } as Layer<PolicyKind>
          const merged = merge(kind, [...list.filter((layer) => layer.level !== 'platform'), platform])
          expect(of(merged, name).value).toBeLessThanOrEqual(Math.max(ceiling, field.min))
        }
      }),
    )
  })

  test('the origin is a level that said so, or the product', () => {
    fc.assert(
      fc.property(cases, ([kind, list]) => {
        const merged = merge(kind, list)
        for (const [name, field] of fieldsOf(kind)) {
          const { origin, capped, value } = of(merged, name)
          if (origin === 'built_in') expect(value).toBe(field.default)
          else if (!capped) expect(list.find((layer) => layer.level === origin)?.values[name]).toBeDefined()
        }
      }),
    )
  })

  test('a level that may not set a field is not heard', () => {
    const merged = effective('password', [{ level: 'client', values: { minLength: 8 } }])
    expect(merged.minLength).toEqual({ value: 15, origin: 'built_in', capped: false })
  })

  test('the platform may loosen the product’s default; a tenant may only tighten it', () => {
    const platform: Layer<'session'> = { level: 'platform', values: { idleSeconds: 200_000 } }
    const tenant: Layer<'session'> = { level: 'tenant', values: { idleSeconds: 300_000, absoluteSeconds: 3_600 } }
    const merged = effective('session', [platform, tenant])
    expect(merged.idleSeconds).toEqual({ value: 200_000, origin: 'platform', capped: false })
    expect(merged.absoluteSeconds).toEqual({ value: 3_600, origin: 'tenant', capped: false })
  })

  test('one role of somebody asks for more than the place, and nobody less', () => {
    const merged = effective('mfa', [
      { level: 'environment', values: { requirement: 2, totp: 0 } },
      { level: 'role', values: { requirement: 1, totp: 1 } },
      { level: 'role', values: { requirement: 3 } },
    ])
    expect(merged.requirement).toEqual({ value: 3, origin: 'role', capped: false })
    expect(merged.totp).toEqual({ value: 0, origin: 'environment', capped: false })
  })

  test('the choices of a field are its values, all of them', () => {
    for (const kind of kinds)
      for (const [name, { min, max, choices }] of fieldsOf(kind))
        if (choices !== undefined) {
          const values = choices.map(({ value }) => value)
          expect(values, name).toEqual(Array.from({ length: max - min + 1 }, (_, index) => min + index))
        }
  })

  test('an access token lives ten minutes at most, whoever asks for more', () => {
    const merged = effective('tokens', [
      { level: 'platform', values: { accessTokenSeconds: 86_400 } },
      { level: 'client', values: { accessTokenSeconds: 7_200 } },
    ])
    expect(valuesOf(merged).accessTokenSeconds).toBe(600)
  })
})
