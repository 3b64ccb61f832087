import { describe, expect, test } from 'vitest'
import type { Brand } from '#lib/branding/brand.ts'
import { formatIn } from '#lib/language/format-in.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import { renderHosted } from './render.tsx'
import { hostedViews } from './testing/views.ts'
import type { HostedPage } from './views.ts'

const brand = {
  name: 'Acme & Sons',
  logo: { light: '/t/acme/production/brand/img_1', dark: '/t/acme/production/brand/img_2' },
  css: ':root{--brand-font:"Geist Variable",system-ui}',
  layout: 'split',
  rosette: false,
  links: { help: 'https://help.acme.test/', privacy: undefined },
  texts: {},
} as const satisfies Omit<Brand, 'palettes'>

const page = (own: object = {}): HostedPage => ({
  nonce: 'bm9uY2U',
  language: 'en',
  dir: 'ltr',
  words: wordsIn('en'),
  format: formatIn('en'),
  assets: {
    css: '/hosted/h.css',
    accountCss: '/hosted/a.css',
    js: '/hosted/e.js',
    passkeys: '/hosted/p.js',
    picture: '',
    font: '/hosted/f.woff2',
    mark: '/m.svg',
  },
  brand: { ...brand, palettes: {} as Brand['palettes'], ...own },
})
const { links: _, ...unlinked } = hostedViews.password

describe('a branded page', () => {
  test('has its sheet after ours, under the nonce and as it was made', async () => {
    const html = await renderHosted(hostedViews.password, page())
    expect(html).toContain(`<link rel="stylesheet" href="/hosted/h.css"/><style nonce="bm9uY2U">${brand.css}</style>`)
    expect(await renderHosted(hostedViews.password, page({ css: '' }))).not.toContain('<style')
  })

  test('UX-H79 its logo says the name where it can’t be loaded', async () => {
    const html = await renderHosted(hostedViews.identifier, page())
    expect(html).toContain('<img class="app-logo" src="/t/acme/production/brand/img_1" alt="Acme &amp; Sons"/>')
    expect(html).toContain('<source srcSet="/t/acme/production/brand/img_2" media="(prefers-color-scheme: dark)"/>')
  })

  test('UX-H77 loads no logo from elsewhere', async () => {
    const html = await renderHosted(hostedViews.identifier, page({ logo: { light: 'https://cdn.test/logo.png' } }))
    expect(html).not.toContain('cdn.test')
  })

  test('has the layout, the links and the backdrop that were chosen', async () => {
    const html = await renderHosted(unlinked, page())
    expect(html).toContain('<body class="hosted hosted-split">')
    expect(html).not.toContain('class="rosette"')
    expect(html).toContain('href="https://help.acme.test/"')
    expect(await renderHosted(unlinked, page({ layout: 'centered', rosette: true }))).toContain(
      '<body class="hosted"><svg class="rosette"',
    )
  })
})
