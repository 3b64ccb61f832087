import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Switchers, type SwitchersProps } from './switchers.tsx'

const acme = { name: 'Acme', href: '/admin/acme', kind: 'tenant' } as const
const own = { name: 'Acme', href: '/admin/acme', current: true }
const render = (props: Partial<SwitchersProps>) => renderToStaticMarkup(<Switchers home={acme} {...props} />)

test('UX-C7 whoever works in one tenant alone has its name there, and nothing to choose', () => {
  const html = render({ places: [own] })
  expect(html).toContain('<a class="switcher" href="/admin/acme" aria-label="Tenant: Acme"')
  expect(html).not.toContain('<button')
})

test('UX-C7 UX-C12 whoever works in several, or finds any, has a button that shows no tenant before it is asked', () => {
  const find = { src: '/platform/pick/tenants', href: '/platform/tenants/{id}', words: { label: 'Find', none: 'None' } }
  for (const more of [{ places: [own, { name: 'Globex', href: '/admin/globex' }] }, { places: [own], find }]) {
    const html = render(more)
    expect(html).toMatch(/<button[^>]*aria-label="Tenant: Acme"/)
    expect(html).not.toContain('Globex')
  }
})
