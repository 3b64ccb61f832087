import { expect, test } from 'vitest'
import { keepingTyped } from './lost.ts'

const form = () => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ name: 'Acme', password: 'five red foxes', $ACTION_ID: 'x' }))
    data.append(name, value)
  return data
}

test('UX-C13 when no answer comes, what was typed stays, passwords aside', async () => {
  const send = keepingTyped(() => Promise.reject(new TypeError('Failed to fetch')), 'No answer came')
  const result = await send(undefined, form())
  expect(result).toMatchObject({ ok: false, message: 'No answer came', values: { name: 'Acme' } })
  expect(result.values).toEqual({ name: 'Acme' })
})

test('an answer is passed on, and so is what leads elsewhere', async () => {
  expect(await keepingTyped(async () => ({ ok: true }), '')(undefined, form())).toEqual({ ok: true })
  const away = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/x;303;' })
  await expect(keepingTyped(() => Promise.reject(away), '')(undefined, form())).rejects.toBe(away)
})
