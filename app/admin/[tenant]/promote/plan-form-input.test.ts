import { describe, expect, test } from 'vitest'
import { formInput } from '#lib/http/form-input.ts'
import { faultsByField, promotionInput } from './plan-form-input.ts'

const form = (fields: readonly (readonly [string, string])[]): FormData => {
  const made = new FormData()
  for (const [name, value] of fields) made.append(name, value)
  return made
}

const sent = form([
  ['environment', 'production'],
  ['from', 'staging'],
  ['kinds[]', 'clients'],
  ['objects[]', 'client:Shop'],
  ['objects[]', 'policy:session'],
  ['client_0', 'Shop'],
  ['has_take_0_redirectUris', 'on'],
  ['take_0_redirectUris', 'value'],
  ['value_0_redirectUris', 'https://a.example.test/cb\n https://b.example.test/cb \n'],
  ['has_take_0_origins', 'on'],
  ['value_0_origins', ''],
  ['take_0_jwks', 'keep'],
  ['client_1', 'Left out'],
  ['take_1_origins', 'source'],
  ['seenSource', 's'],
  ['seenTarget', 't'],
  ['reason', 'Because'],
])

describe('a plan’s form', () => {
  test('is the verb’s input: decisions of what is ticked, none where nobody chose', () => {
    expect(promotionInput(formInput(sent) ?? {})).toEqual({
      environment: 'production',
      from: 'staging',
      kinds: ['clients'],
      remove: false,
      objects: ['client:Shop', 'policy:session'],
      reason: 'Because',
      decisions: [
        {
          client: 'Shop',
          field: 'redirectUris',
          take: 'value',
          value: ['https://a.example.test/cb', 'https://b.example.test/cb'],
        },
        { client: 'Shop', field: 'jwks', take: 'keep' },
      ],
      seen: { source: 's', target: 't' },
    })
  })

  test('what is wrong is said at the field it is about', () => {
    const faults = { 'clients.Shop.origins': 'needs a decision', 'clients.Shop.apis': 'unknown', reason: 'Say why.' }
    expect(faultsByField(faults, sent)).toEqual({
      take_0_origins: 'needs a decision',
      'clients.Shop.apis': 'unknown',
      reason: 'Say why.',
    })
  })

  test('keys that are no JSON are refused by the verb, not by an error of ours', () => {
    const typed = form([
      ['objects[]', 'client:Robot'],
      ['client_0', 'Robot'],
      ['take_0_jwks', 'value'],
      ['value_0_jwks', '{'],
    ])
    expect(promotionInput(formInput(typed) ?? {})).toMatchObject({ decisions: [{ value: { keys: [] } }] })
  })
})
