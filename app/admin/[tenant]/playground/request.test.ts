import { expect, test } from 'vitest'
import { authorizeUrl, parametersOf, readAsked } from './request.ts'

const made = { clientId: 'c', redirectUri: 'https://id.test/cb', state: 's', nonce: 'n', challenge: 'x' }

test('RFC 6749 §4.1.1 a request has what it needs, in order, and nothing that was left empty', () => {
  const asked = readAsked({ scope: 'openid email', prompt: 'login', max_age: '', environment: 'production' })
  expect(parametersOf(asked, made)).toEqual([
    ['client_id', 'c'],
    ['response_type', 'code'],
    ['redirect_uri', 'https://id.test/cb'],
    ['scope', 'openid email'],
    ['prompt', 'login'],
    ['state', 's'],
    ['nonce', 'n'],
    ['code_challenge', 'x'],
    ['code_challenge_method', 'S256'],
  ])
})

test('what is typed cannot add a parameter of its own', () => {
  const url = authorizeUrl('https://id.test/t/a/b', parametersOf(readAsked({ login_hint: 'a&client_id=evil#x' }), made))
  const { searchParams, hash } = new URL(url)
  expect(searchParams.getAll('client_id')).toEqual(['c'])
  expect(searchParams.get('login_hint')).toBe('a&client_id=evil#x')
  expect(hash).toBe('')
})

test('S08 what is too long, or given twice, is not sent', () => {
  expect(readAsked({ claims: 'x'.repeat(9_000), scope: ['a', 'b'], state: 'mine' })).toEqual({ state: 'mine' })
})
