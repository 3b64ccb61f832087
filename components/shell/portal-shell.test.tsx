import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PortalShell } from './portal-shell.tsx'
import { parseTheme } from './theme.ts'

const html = renderToStaticMarkup(
  <PortalShell
    home={{ kind: 'tenant', name: 'Acme', href: '/admin/acme' }}
    environments={[
      { name: 'Production', kind: 'production', href: '?environment=production' },
      { name: 'Staging', kind: 'staging', href: '?environment=staging', current: true },
    ]}
    nav={[
      { label: 'Build', icon: 'build', entries: [{ href: '/clients', label: 'Clients', current: true }] },
      { label: 'People', icon: 'people', entries: [{ href: '/users', label: 'Users' }] },
    ]}
    account={{ name: 'Dana Whitfield', email: 'dana@acme.test' }}
    signOut="/admin/acme/sign-out"
    theme="system"
    breadcrumb={[{ label: 'Acme', href: '/admin/acme' }, { label: 'Clients' }]}
  >
    <h1>Clients</h1>
  </PortalShell>,
)

test('UX-C7 the tenant and the environment one works in are always named', () => {
  expect(html).toContain('aria-label="Tenant: Acme"')
  expect(html).toContain('aria-label="Environment: Staging"')
})

test('one page is current, in the sections and in the path', () => {
  expect(html).toContain('href="/clients" aria-current="page"')
  const withScripts = html.replaceAll(/<noscript>.*?<\/noscript>/gs, '')
  expect(withScripts.match(/aria-current="page"/g)).toHaveLength(2)
})

test('signing out is a POST, also without scripts', () => {
  expect(html).toMatch(/<noscript><form action="\/admin\/acme\/sign-out" method="post"><button type="submit"/)
})

test('the content can be reached past the sections', () => {
  expect(html).toMatch(/<a class="button skip" href="#main">/)
  expect(html).toContain('id="main"')
})

test.each([
  ['dark', 'dark'],
  ['light', 'light'],
  [undefined, 'system'],
  ['"><script>', 'system'],
])('a theme cookie of %s gives %s', (value, theme) => {
  expect(parseTheme(value)).toBe(theme)
})

test('UX-C11 the two portals do not look alike: the platform’s is named, bears the seal and has no environments', () => {
  const platform = renderToStaticMarkup(
    <PortalShell
      home={{ kind: 'platform', name: 'Platform', href: '/platform' }}
      nav={[{ label: 'Tenants', icon: 'tenants', href: '/platform/tenants', current: true }]}
      account={{ name: 'Dana Whitfield', email: 'Operator' }}
      signOut="/platform/sign-out"
      theme="system"
      breadcrumb={[{ label: 'Platform', href: '/platform' }, { label: 'Tenants' }]}
    >
      <h1>Tenants</h1>
    </PortalShell>,
  )
  expect(platform).toContain('aria-label="Platform: Platform"')
  expect(platform).not.toContain('aria-label="Environment:')
  expect(platform).toContain('class="mark"')
  expect(html).not.toContain('class="mark"')
})
