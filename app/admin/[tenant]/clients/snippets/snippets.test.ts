import { transform } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { envText, fill, secretPlaceholder } from './fill.ts'
import { type Framework, frameworkOf, frameworksFor, snippets } from './index.ts'
import type { Snippet } from './types.ts'

const issuer = 'https://id.acme.test/t/acme/production'
const every = Object.keys(snippets) as Framework[]
const clientOf = (snippet: Snippet) => {
  const [kind = 'web'] = snippet.kinds
  const own = kind === 'native' ? 'com.acme.app:' : 'https://billing.acme.test'
  return {
    clientId: 'vT9q0m1Xb7',
    kind,
    authMethod: kind === 'web' || kind === 'm2m' ? 'client_secret_basic' : 'none',
    redirectUris: kind === 'm2m' ? [] : [`${own}${snippet.redirectPath}`],
    postLogoutRedirectUris: kind === 'm2m' ? [] : [`${own}/signed-out`],
    scopes: kind === 'm2m' ? [] : ['openid', 'profile', 'email'],
  }
}
const files = (framework: Framework, secret?: string) => {
  const snippet: Snippet = snippets[framework]
  const values = fill(clientOf(snippet), issuer, secret, 'https://api.acme.test')
  const env = snippet.env === undefined ? [] : [{ name: snippet.env.name, code: envText(snippet.env.values(values)) }]
  return [...env, ...snippet.files(values)]
}
const whole = (framework: Framework, secret?: string) =>
  files(framework, secret)
    .map(({ code }) => code)
    .join('\n')

describe('UX-C18 the code of a quick start', () => {
  test.each(every)('%s holds the real issuer and client id, and signs out at the issuer', (framework) => {
    const text = whole(framework)
    expect(text).toContain(issuer)
    expect(text).toContain('vT9q0m1Xb7')
    const leaves =
      /\/oauth\/logout|buildEndSessionUrl|signoutRedirect|EndSessionRequest|OidcClientInitiatedLogout|SignOutAsync/
    // Where nobody signs in there is nobody to sign out: the token is revoked.
    const [kind] = snippets[framework].kinds
    expect(text).toMatch(kind === 'm2m' ? /oauth\/revoke|tokenRevocation/ : leaves)
  })

  test.each(every)('%s names the addresses that are registered', (framework) => {
    const { redirectUris, postLogoutRedirectUris } = clientOf(snippets[framework])
    const text = whole(framework)
    for (const uri of postLogoutRedirectUris) expect(text).toContain(uri)
    // Some libraries know their own path below the origin.
    for (const uri of redirectUris)
      expect(['spring', 'django', 'dotnet', 'nextjs'].includes(framework) || text.includes(uri)).toBe(true)
  })

  test.each(every)('%s holds the secret when it is known, and else says where one goes', (framework) => {
    const confidential = clientOf(snippets[framework]).authMethod !== 'none'
    expect(whole(framework, 'sgs_known').includes('sgs_known')).toBe(confidential)
    expect(whole(framework).includes(secretPlaceholder)).toBe(confidential)
  })

  test.each(every)('%s parses, where it is JavaScript or TypeScript', async (framework) => {
    for (const { name, code } of files(framework).filter(({ name }) => /\.(ts|mjs)$/.test(name)))
      await expect(transform(code, { loader: 'ts', format: 'esm', target: 'es2022' }), name).resolves.toBeDefined()
  })
})

describe('frameworks', () => {
  test('each kind of client has some, and one that does not fit is not taken', () => {
    for (const kind of ['web', 'spa', 'native', 'm2m']) expect(frameworksFor(kind).length).toBeGreaterThan(1)
    expect(frameworkOf('spa', 'django')).toBe('spa')
    expect(frameworkOf('web', 'django')).toBe('django')
    expect(frameworkOf('web', undefined)).toBe('nextjs')
  })

  test('values with blanks are quoted in a file of environment variables', () => {
    expect(
      envText([
        ['A', 'x y'],
        ['B', 'z'],
      ]),
    ).toBe('A="x y"\nB=z')
  })
})
