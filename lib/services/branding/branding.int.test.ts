import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { pngOf } from '#lib/branding/testing/pictures.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { loadEnvironment } from '#lib/issuance/environment.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { brandPicture } from '#lib/provider/brand-picture.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { discardBrandingDraft } from './discard-draft.ts'
import { getBranding } from './get.ts'
import { listBrandingVersions } from './history.ts'
import { previewBranding } from './preview.ts'
import { publishBranding } from './publish.ts'
import { removeBranding } from './remove.ts'
import { revertBranding } from './revert.ts'
import { saveBrandingDraft } from './save-draft.ts'
import { listBrandingTexts } from './texts.ts'
import { uploadBrandImage } from './upload-image.ts'

setTestMasterKey()
const now = new Date('2026-11-26T10:00:00Z')

beforeAll(async () => {
  const database = await testDatabase()
  await stockPool(24)
  return () => database.close()
})

const callOf = ({ id, slug, owner }: SeededTenant, at = now) => {
  const actor: Actor = { kind: 'user', tenantId: id, directoryId: owner.directoryId, userId: owner.id, name: 'Olga' }
  return { actor, tenant: slug, now: at }
}

const made = async () => {
  const tenant = await seedTenant({ now })
  return { tenant, call: callOf(tenant) }
}

const loaded = ({ id }: SeededTenant, environmentId: string) =>
  withTenant(id, (tx) => loadEnvironment(tx, environmentId))

const pictureOf = (tenant: SeededTenant, id: string, environment = 'production') =>
  brandPicture(new Request('http://localhost/'), {
    params: Promise.resolve({ tenant: tenant.slug, environment, picture: id }),
  })

const base64 = (bytes: Buffer): string => bytes.toString('base64')

describe('what is published', () => {
  test('is in the snapshot of each environment, whose version moves; a draft is not, and moves none', async () => {
    const { tenant, call } = await made()
    const before = await loaded(tenant, tenant.production.id)
    await saveBrandingDraft.call(call, { design: { name: 'Acme Inc', colours: { light: { accent: '#6B2FB3' } } } })
    const drafted = await loaded(tenant, tenant.production.id)
    expect([drafted.version, drafted.brand]).toEqual([before.version, undefined])
    expect(await publishBranding.call(call, {})).toEqual({ number: 1 })
    for (const { id } of [tenant.production, tenant.staging]) {
      const { version, brand, tenant: shown } = await loaded(tenant, id)
      expect(version).toBeGreaterThan(1n)
      expect(brand?.css).toContain('--accent:light-dark(#6b2fb3,')
      expect(shown.displayName).toBe('Acme Inc')
    }
  })

  test('of an environment stands before the tenant’s, moves no other, and is taken off again', async () => {
    const { tenant, call } = await made()
    await saveBrandingDraft.call(call, { design: { radius: 'round' } })
    await publishBranding.call(call, {})
    const production = await loaded(tenant, tenant.production.id)
    await saveBrandingDraft.call(call, { environment: 'staging', design: { name: 'Acme (test)' } })
    await publishBranding.call(call, { environment: 'staging' })
    expect((await loaded(tenant, tenant.production.id)).version).toBe(production.version)
    expect((await loaded(tenant, tenant.staging.id)).brand).toMatchObject({ name: 'Acme (test)', css: '' })
    await removeBranding.call(call, { environment: 'staging' })
    expect((await loaded(tenant, tenant.staging.id)).brand?.css).toContain('--brand-radius')
    await removeBranding.call(call, {})
    expect((await loaded(tenant, tenant.staging.id)).brand).toBeUndefined()
    await expect(removeBranding.call(call, {})).rejects.toMatchObject({ code: 'conflict' })
    await expect(saveBrandingDraft.call(call, { environment: 'control', design: {} })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('has a history, from which an earlier version is published under a new number', async () => {
    const { tenant, call } = await made()
    for (const font of ['serif', 'mono'] as const) {
      await saveBrandingDraft.call(call, { design: { font } })
      await publishBranding.call(call, {})
    }
    await expect(publishBranding.call(call, {})).rejects.toMatchObject({ code: 'conflict' })
    await expect(revertBranding.call(call, { number: 2 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(revertBranding.call(call, { number: 9 })).rejects.toMatchObject({ code: 'not_found' })
    await saveBrandingDraft.call(call, { design: { font: 'sans' } })
    expect(await revertBranding.call(call, { number: 1 })).toEqual({ number: 3 })
    const { draft, published } = await getBranding.call(call, {})
    expect([draft, published]).toMatchObject([{ font: 'sans' }, { number: 3, value: { font: 'serif' } }])
    const { versions } = await listBrandingVersions.call(call, {})
    expect(versions.map(({ number, isPublished, revertedFrom }) => [number, isPublished, revertedFrom])).toEqual([
      [3, true, 1],
      [2, false, null],
      [1, false, null],
    ])
    expect(versions[0]).toMatchObject({
      by: { kind: 'user', name: tenant.owner.displayName },
      changes: [{ path: 'font', before: 'mono', after: 'serif' }],
    })
  })
})

describe('a draft', () => {
  test('UX-H79 with a colour that cannot be read is refused, with the nearest that can', async () => {
    const { call } = await made()
    const refused = await saveBrandingDraft
      .call(call, { design: { colours: { light: { accent: '#ffd400' } } } })
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'invalid' })
    const words = (refused as { fields: Record<string, string> }).fields['design.colours.light.accent'] ?? ''
    const offered = /#[0-9a-f]{6}(?=\.$)/.exec(words)?.[0] ?? ''
    expect((await getBranding.call(call, {})).draft).toBeNull()
    await saveBrandingDraft.call(call, { design: { colours: { light: { accent: offered } } } })
    expect((await getBranding.call(call, {})).draft).toEqual({ colours: { light: { accent: offered } } })
  })

  test('begins as what holds, keeps its texts under another design, and says nothing twice', async () => {
    const { tenant, call } = await made()
    const [{ key = '' } = {}] = (await listBrandingTexts.call(call, { language: 'de', section: 'mail' })).texts.filter(
      ({ ours }) => !ours.includes('{'),
    )
    await saveBrandingDraft.call(call, { texts: { de: { mail: { [key]: 'Unser Text' } } } })
    await publishBranding.call(call, {})
    await saveBrandingDraft.call(call, { environment: 'staging', design: { rosette: false } })
    const { draft } = await getBranding.call(call, { environment: 'staging' })
    expect(draft).toEqual({ rosette: false, texts: { de: { mail: { [key]: 'Unser Text' } } } })
    await saveBrandingDraft.call(call, { texts: { de: { mail: { [key]: '' } } } })
    expect((await getBranding.call(call, {})).draft).toEqual({})
    const { version } = await getBranding.call(call, {})
    await saveBrandingDraft.call(call, { design: {} })
    expect((await getBranding.call(call, {})).version).toBe(version)
    expect((await loaded(tenant, tenant.production.id)).brand?.texts).toEqual({ de: { mail: { [key]: 'Unser Text' } } })
  })

  test('that somebody else changed meanwhile is not overwritten, nor published unseen', async () => {
    const { call } = await made()
    await saveBrandingDraft.call(call, { design: { radius: 'small' } })
    const { version } = await getBranding.call(call, {})
    await saveBrandingDraft.call(call, { design: { radius: 'large' }, version })
    for (const stale of [
      saveBrandingDraft.call(call, { design: { radius: 'round' }, version }),
      publishBranding.call(call, { version }),
    ])
      await expect(stale).rejects.toMatchObject({
        code: 'conflict',
        fields: { version: expect.stringContaining('Changed by') },
      })
    await discardBrandingDraft.call(call, {})
    await expect(discardBrandingDraft.call(call, {})).rejects.toMatchObject({ code: 'conflict' })
  })

  test('takes values of ours alone: no CSS, no other addresses, pictures and texts than there are', async () => {
    const { call } = await made()
    for (const input of [
      { design: { colours: { light: { accent: 'red;}body{display:none}' } } } },
      { design: { font: 'Comic Sans' } },
      { design: { css: 'body{}' } },
      { design: { links: { help: 'javascript:alert(1)' } } },
      { design: { logo: { light: formatId('brand_image', newId()) } } },
      { texts: { de: { mail: { 'no.such': 'x' } } } },
      { texts: { xx: { mail: {} } } },
    ])
      await expect(saveBrandingDraft.call(call, input), JSON.stringify(input)).rejects.toMatchObject({
        code: 'invalid',
      })
    const brand = await previewBranding.call(call, {
      design: { colours: { light: { accent: '#ffd400' } }, layout: 'split' },
    })
    // A preview shows what saving would refuse.
    expect(brand.css).toContain('--accent:light-dark(#ffd400,')
    expect(brand.layout).toBe('split')
  })
})

describe('a picture', () => {
  test('is served once a branding of its tenant refers to it, and to nobody by another tenant’s address', async () => {
    const [{ tenant, call }, { tenant: other }] = [await made(), await made()]
    const content = pngOf(40, 20)
    const { id } = await uploadBrandImage.call(call, { content: base64(content) })
    expect(await uploadBrandImage.call(call, { content: base64(content) })).toMatchObject({ id, width: 40, height: 20 })
    expect((await pictureOf(tenant, id)).status).toBe(404)
    await saveBrandingDraft.call(call, { design: { logo: { light: id } } })
    const served = await pictureOf(tenant, id)
    expect(served.status).toBe(200)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(Buffer.from(await served.arrayBuffer()).equals(content)).toBe(true)
    expect((await pictureOf(other, id)).status).toBe(404)
    for (const odd of ['', 'img_', formatId('user', newId()), '../x'])
      expect((await pictureOf(tenant, odd)).status).toBe(404)
    expect((await pictureOf(tenant, id, 'nowhere')).status).toBe(404)
  })

  test('that nothing refers to is gone when another comes a day later; what a version shows stays', async () => {
    const { tenant, call } = await made()
    const [kept, unused] = [
      await uploadBrandImage.call(call, { content: base64(pngOf(1, 1)) }),
      await uploadBrandImage.call(call, { content: base64(pngOf(2, 2)) }),
    ]
    await saveBrandingDraft.call(call, { design: { logo: { dark: kept.id } } })
    await publishBranding.call(call, {})
    await removeBranding.call(call, {})
    const later = new Date(now.getTime() + 86_400_001)
    await uploadBrandImage.call(callOf(tenant, later), { content: base64(pngOf(3, 3)) })
    expect((await pictureOf(tenant, kept.id)).status).toBe(200)
    await expect(saveBrandingDraft.call(call, { design: { logo: { light: unused.id } } })).rejects.toMatchObject({
      fields: { 'design.logo.light': expect.any(String) },
    })
    const events = await withTenant(tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { action: 'branding.image_removed' } }),
    )
    expect(events).toHaveLength(1)
  })

  test('is refused as SVG, with the reason', async () => {
    const { call } = await made()
    const content = base64(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))
    await expect(uploadBrandImage.call(call, { content })).rejects.toMatchObject({
      fields: { content: expect.stringContaining('SVG') },
    })
  })
})
