import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { requestOf, verifier, type World, world } from '../testing/world.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

describe('RFC 7636 §4.6: the verifier', () => {
  test('P06 P07 P09 P11 missing, wrong, empty, or the challenge itself: refused, and the right one still works', async () => {
    const code = await it.code('web')
    const challenge = String(requestOf('web').code_challenge)
    const other = `${verifier.slice(0, -1)}X`
    for (const code_verifier of [undefined, '', challenge, other])
      expect((await it.exchange('web', code, { code_verifier })).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('P08 without a challenge a verifier is refused', async () => {
    const none = { code_challenge: undefined, code_challenge_method: undefined }
    const code = await it.code('legacy', none)
    expect((await it.exchange('legacy', code)).body.error).toBe('invalid_grant')
    expect((await it.exchange('legacy', code, { code_verifier: undefined })).response.status).toBe(200)
  })

  test('P10 43 to 128 unreserved characters', async () => {
    const code = await it.code('web')
    for (const code_verifier of ['x'.repeat(42), 'x'.repeat(129), `${verifier} `, `${verifier}é`, 'x'.repeat(50_000)])
      expect((await it.exchange('web', code, { code_verifier })).body.error).toBe('invalid_request')
  })

  test('P13 after three wrong verifiers the code is dead; two leave it alive', async () => {
    const afterWrong = async (times: number) => {
      const code = await it.code('web')
      for (let n = 0; n < times; n += 1) await it.exchange('web', code, { code_verifier: 'y'.repeat(43) })
      return (await it.exchange('web', code)).body.error
    }
    expect(await afterWrong(2)).toBeUndefined()
    expect(await afterWrong(3)).toBe('invalid_grant')
  })

  test('P07 no verifier but the right one passes', async () => {
    const alphabet = [...'ABCXYZabcxyz0189-._~']
    const text = fc
      .array(fc.constantFrom(...alphabet), { minLength: 43, maxLength: 128 })
      .map((letters) => letters.join(''))
    const code = await it.code('web')
    it.ports.codes.countFailedVerifier = async () => {}
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.string()), async (code_verifier) => {
        fc.pre(code_verifier !== verifier)
        expect((await it.exchange('web', code, { code_verifier })).response.status).toBe(400)
      }),
    )
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })
})
