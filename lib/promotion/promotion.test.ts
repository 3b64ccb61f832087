import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isServiceError } from '#lib/kernel/errors.ts'
import { canonical } from './canonical.ts'
import { type Choices, type Decision, promotionKinds } from './choices.ts'
import { ConfigurationDocument, emptyDocument } from './document.ts'
import type { Catalogue } from './faults.ts'
import { ownFields } from './own-fields.ts'
import { chosenEntries, type PlanEntry, planFaults, planOf } from './plan.ts'
import { movedSince, seenOf } from './seen.ts'
import { anyDocument } from './testing/documents.ts'
import { readYaml, writeYaml } from './yaml.ts'

const permissions = new Set(['read', 'write', 'x:y'])
const apis = new Map(['urn:a', 'urn:b', 'https://api.example.test/c'].map((api) => [api, permissions]))
/** Nobody above says anything: the product's own values hold. */
const catalogue: Catalogue = { apis, above: () => [] }
const everything: Choices = { kinds: [...promotionKinds], remove: true, addresses: 'ask', decisions: [] }

/** The target once entries are written to it, as the verb writes them. */
function written(target: ConfigurationDocument, entries: readonly PlanEntry[]): ConfigurationDocument {
  const policies = new Map<string, Record<string, number>>(Object.entries(target.policies))
  const clients = new Map(target.clients.map((client) => [client.name, client]))
  for (const entry of entries) {
    const store = (entry.object === 'policy' ? policies : clients) as Map<string, unknown>
    if (entry.after === null) store.delete(entry.name)
    else store.set(entry.name, entry.after)
  }
  return canonical({ version: 1, policies: Object.fromEntries(policies), clients: [...clients.values()] })
}

const changing = (entries: readonly PlanEntry[]) => entries.filter(({ action }) => action !== 'none')
const codeOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return isServiceError(error) ? error.code : error
  }
}

const client = (more: object = {}) => ({
  name: 'Shop',
  kind: 'web',
  redirectUris: ['https://staging.example.test/cb'],
  ...more,
})
const parsed = (...clients: object[]) => canonical(ConfigurationDocument.parse({ version: 1, clients }))
const plan = (source: ConfigurationDocument, target: ConfigurationDocument, choices: Partial<Choices> = {}) => {
  const whole = { ...everything, ...choices }
  const made = planOf(source, target, whole, catalogue)
  const chosen = chosenEntries(made, whole)
  return { ...made, chosen, faults: planFaults(chosen) }
}

describe('a configuration as a file', () => {
  test('export and import are each other’s way back, to the letter', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = writeYaml(document)
        expect(readYaml(text)).toEqual(document)
        expect(writeYaml(readYaml(text))).toBe(text)
      }),
    )
  })

  test('is in one order, whoever wrote it', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(writeYaml({ ...document, clients: document.clients.toReversed() })).toBe(writeYaml(document))
      }),
    )
  })

  test.each([
    ['no YAML', 'a: [1'],
    ['a field that there is not', 'version: 1\nsecrets: []'],
    ['a field of a client that there is not', 'version: 1\nclients: [{name: A, kind: m2m, secret: x}]'],
    ['another version', 'version: 2'],
    ['a key twice', 'version: 1\nversion: 1'],
    ['aliases', 'version: 1\npolicies: &a {}\nclients: [*a]'],
    ['more than a megabyte', `version: 1 # ${'x'.repeat(1024 * 1024)}`],
    [
      'a private key',
      'version: 1\nclients: [{name: A, kind: m2m, authMethod: private_key_jwt, jwks: {keys: [{kty: EC, d: x}]}}]',
    ],
  ])('%s is refused', (_, text) => expect(codeOf(() => readYaml(text))).toBe('invalid'))
})

describe('a plan', () => {
  test('once applied, the same plan is empty: with the source’s addresses and with the target’s own', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, fc.boolean(), (source, target, takesTheirs) => {
        const first = plan(source, target, { addresses: takesTheirs ? 'source' : 'keep' })
        // A client that is new has no addresses of its own to keep.
        const fit = first.chosen.filter(({ faults }) => Object.keys(faults).length === 0)
        const after = written(target, fit)
        const again = plan(source, after, {
          addresses: takesTheirs ? 'source' : 'keep',
          objects: fit.map(({ key }) => key),
        })
        expect(changing(again.chosen)).toEqual([])
        if (takesTheirs && fit.length === first.chosen.length) expect(after).toEqual(source)
      }),
    )
  })

  test('the way back of a plan makes the target what it was', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (source, target) => {
        const there = written(target, plan(source, target, { addresses: 'source' }).chosen)
        const back = written(there, plan(target, there, { addresses: 'source' }).chosen)
        expect(back).toEqual(target)
      }),
    )
  })

  test('takes no address silently: each that differs waits for a decision, and is named', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (source, target) => {
        const { chosen, faults } = plan(source, target)
        const after = written(target, chosen)
        for (const { name, ...own } of after.clients) {
          const before = target.clients.find((each) => each.name === name)
          for (const field of ownFields) expect(own[field]).toEqual(before?.[field] ?? (field === 'jwks' ? null : []))
          const theirs = source.clients.find((each) => each.name === name)
          for (const field of ownFields)
            if (theirs !== undefined && JSON.stringify(theirs[field]) !== JSON.stringify(own[field]))
              expect(faults).toHaveProperty([`clients.${name}.${field}`])
        }
      }),
    )
  })

  test('says each field, from and to', () => {
    const target = parsed(client({ requirePkce: true, policies: { tokens: { idTokenSeconds: 60 } } }))
    const source = parsed(client({ requirePkce: false, apis: [{ api: 'urn:a', permissions: ['read'] }] }))
    expect(plan(source, target).chosen).toMatchObject([
      {
        key: 'client:Shop',
        action: 'change',
        changes: [
          { field: 'requirePkce', from: true, to: false },
          { field: 'policies tokens idTokenSeconds', from: 60, to: null },
          { field: 'apis urn:a', from: null, to: { permissions: ['read'], introspects: false } },
        ],
      },
    ])
  })

  test('takes only the kinds that were chosen', () => {
    const target = parsed(client())
    const source = parsed(client({ requirePkce: false, apis: [{ api: 'urn:a', permissions: ['read'] }] }))
    const fields = (kinds: Choices['kinds']) =>
      plan(source, target, { kinds }).chosen.flatMap(({ changes }) => changes.map(({ field }) => field))
    expect(fields(['access'])).toEqual(['apis urn:a'])
    expect(fields(['clients'])).toEqual(['requirePkce'])
    expect(fields(['policies'])).toEqual([])
  })

  test('a given address stands in the place of the source’s, and is checked as any', () => {
    const source = parsed(client())
    const given = (value: string[]): Decision[] => [{ client: 'Shop', field: 'redirectUris', take: 'value', value }]
    const good = plan(source, emptyDocument(), { decisions: given(['https://app.example.test/cb']) })
    expect(good.faults).toEqual({})
    expect(good.chosen[0]?.after).toMatchObject({ redirectUris: ['https://app.example.test/cb'] })
    expect(good.chosen[0]?.notes).toEqual(['needs_secret'])
    const bad = plan(source, emptyDocument(), { decisions: given(['http://app.example.test/cb']) })
    expect(bad.faults['clients.Shop.redirectUris']).toContain('https')
  })

  test('removes nothing unless asked', () => {
    const target = parsed(client(), client({ name: 'Legacy' }))
    expect(plan(parsed(client()), target, { remove: false }).chosen).toEqual([])
    expect(plan(parsed(client()), target).chosen).toMatchObject([
      { key: 'client:Legacy', action: 'remove', after: null },
    ])
  })

  test('leaves alone what it can’t tell apart, and what is of another kind', () => {
    const twice = parsed(client(), client({ requirePkce: false }))
    expect(plan(twice, emptyDocument()).entries).toMatchObject([{ action: 'blocked', blocked: 'ambiguous' }])
    const other = parsed({ name: 'Shop', kind: 'm2m' })
    expect(plan(other, parsed(client())).entries).toMatchObject([{ action: 'blocked', blocked: 'other_kind' }])
  })

  test('names what the tenant’s APIs do not know, and what a policy may not be', () => {
    const source = canonical(
      ConfigurationDocument.parse({
        version: 1,
        policies: { session: { idleSeconds: 1 }, password: { minLength: 20 } },
        clients: [client({ apis: [{ api: 'urn:z', permissions: ['read'] }] })],
      }),
    )
    const { faults } = plan(source, emptyDocument(), { addresses: 'source' })
    expect(faults['clients.Shop.apis']).toContain('urn:z')
    expect(faults['policies.session']).toContain('from 300')
    expect(faults['policies.password']).toContain('level')
  })

  test('a policy is refused where a broader level is stricter, or the platform has a ceiling', () => {
    const source = canonical(
      ConfigurationDocument.parse({
        version: 1,
        policies: { session: { idleSeconds: 7_200 }, tokens: { idTokenSeconds: 7_200 } },
        clients: [],
      }),
    )
    const above = ((kind: string) =>
      kind === 'session'
        ? [{ level: 'tenant', values: { idleSeconds: 3_600 } }]
        : [{ level: 'platform', values: {}, ceilings: { idTokenSeconds: 3_600 } }]) as unknown as Catalogue['above']
    const strict = planOf(source, emptyDocument(), everything, { apis, above })
    const faults = planFaults(chosenEntries(strict, everything))
    expect(faults['policies.session']).toContain('at most 3600: a broader level')
    expect(faults['policies.tokens']).toContain('at most 3600: the platform')
  })
})

describe('what a plan saw', () => {
  test('is told apart from what is there now, object by object', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        expect(movedSince(seenOf(one), one)).toBeNull()
        const isSame = writeYaml(one) === writeYaml(other)
        expect(movedSince(seenOf(one), other) === null).toBe(isSame)
      }),
    )
  })

  test('names what changed and what is new, and counts what is gone', () => {
    const before = parsed(client(), client({ name: 'Legacy' }))
    const after = parsed(client({ requirePkce: false }), client({ name: 'Mobile' }))
    expect(movedSince(seenOf(before), after)).toEqual({ keys: ['client:Mobile', 'client:Shop'], gone: 1 })
  })
})
