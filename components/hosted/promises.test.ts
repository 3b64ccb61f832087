import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policies } from '#lib/policy/fields.ts'
import { buildHostedAssets } from '../../scripts/hosted-assets.mjs'
import { renderHosted } from './render.tsx'
import { testPage } from './testing/page.ts'
import { hostedViews } from './testing/views.ts'

describe.each(Object.entries(hostedViews))('%s', (_, view) => {
  test('UX-H66 nothing keeps anybody from pasting, or a password manager from filling in', async () => {
    const html = await renderHosted(view, testPage)
    expect(html).not.toMatch(/onpaste|oncopy|ondrop|captcha/i)
    for (const [input] of html.matchAll(/<input[^>]*type="password"[^>]*>/g))
      expect(input).toMatch(/autocomplete="(?:current|new)-password"/i)
    for (const [input] of html.matchAll(/<input[^>]*name="username"[^>]*>/g))
      expect(input).toMatch(/autocomplete="(?:username|email)/i)
  })

  test('UX-H42 a new password is asked for once', async () => {
    const html = await renderHosted(view, testPage)
    expect(html.match(/name="new_password"/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(html).not.toMatch(/repeat|again_password|password_confirm/i)
  })
})

describe('the style sheets', () => {
  let outdir: string
  let sheets: string[]
  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), 'signet-promises-'))
    const made = await buildHostedAssets({ outdir, manifest: join(outdir, 'manifest.json') })
    const read = (url: string) => readFile(join(outdir, url.replace('/hosted/', '')), 'utf8')
    sheets = await Promise.all([made.css, made.accountCss].map(read))
  })
  afterAll(() => rm(outdir, { recursive: true, force: true }))

  test('UX-H71 they follow the scheme, the colours and the rest that somebody asks of their system', () => {
    for (const sheet of sheets) {
      expect(sheet).toContain('color-scheme:light dark')
      expect(sheet).toContain('(forced-colors:active)')
      expect(sheet).toMatch(/\(prefers-reduced-motion:reduce\)\{[^}]*--duration:\s*0/)
      expect(sheet.match(/transition:[^;}]*\d+m?s/g)).toBeNull()
    }
  })
})

test('UX-H72 nobody has less than twenty minutes for a sign-in, whatever a tenant sets', () => {
  const { requestSeconds } = policies.tokens
  expect(requestSeconds.min).toBeGreaterThanOrEqual(20 * 60)
  expect(requestSeconds.default).toBeGreaterThanOrEqual(requestSeconds.min)
})
