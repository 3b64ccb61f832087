import { expect, test } from 'vitest'
import { createClient } from './create.ts'

const asked = { environment: 'production', name: 'App', kind: 'web', redirectUris: ['https://app.test/cb'] }

test('C19 a new client gets nothing but what was asked for', () => {
  expect(createClient.input.parse(asked)).toMatchObject({ scopes: ['openid', 'profile', 'email'] })
  expect(createClient.input.parse(asked)).not.toHaveProperty('grantTypes')
})

test('staying signed in is the refresh grant and the scope offline_access', () => {
  expect(createClient.input.parse({ ...asked, staySignedIn: true })).toMatchObject({
    grantTypes: ['authorization_code', 'refresh_token'],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
  })
})

test('staying signed in means nothing where nobody signs in', () => {
  const service = { ...asked, kind: 'm2m', redirectUris: [], staySignedIn: true }
  const { error } = createClient.input.safeParse(service)
  expect(error?.issues.map(({ path }) => path[0])).toContain('grantTypes')
})
