import { expect, test } from 'vitest'
import { curlText } from '#lib/http/rest/curl-text.ts'
import { callOfForm } from './call-of-form.ts'

const groups = 'https://id.example/api/v1/tenants/acme/directories/{directory}/groups'

test('what a form holds is the body of its call, but for what the address and If-Match carry', () => {
  expect(
    callOfForm('PATCH', `${groups}/{id}`, { directory: 'main', id: 'grp_1', version: '7', displayName: 'Night' }),
  ).toEqual({
    method: 'PATCH',
    url: 'https://id.example/api/v1/tenants/acme/directories/main/groups/grp_1',
    version: '7',
    body: { displayName: 'Night' },
  })
})

test('a field that is empty leaves its place in the address to be seen; a password is not said', () => {
  const { url, body } = callOfForm('POST', groups, { slug: 'night', newPassword: 'five red foxes run' })
  expect([url, body]).toEqual([groups, { slug: 'night', newPassword: '…' }])
})

test('an apostrophe ends no word of the shell', () => {
  expect(curlText({ method: 'POST', url: groups, body: { displayName: "Ada's" } })).toContain(String.raw`"Ada'\''s"`)
})
