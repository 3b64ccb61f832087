import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Picture, readPicture } from '#lib/branding/picture.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Change } from '../record.ts'
import { verb } from '../verb.ts'
import { findLevel, levelFields } from './level.ts'
import { lockBrandings } from './lock.ts'

const dayMs = 86_400_000
/** One pixel, as PNG. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/**
 * Takes a picture for brandings of the tenant: PNG, JPEG or WebP by its bytes, in base64. Nobody sees it before a branding refers to
 * it. Uploaded again it is the same one. Those that nothing refers to are gone a day later, when another comes.
 */
export const uploadBrandImage = verb({
  name: 'branding.image_uploaded',
  permission: 'branding:write',
  input: z.strictObject({
    ...levelFields,
    content: z
      .base64('is not base64')
      .max(Math.ceil(bounds.branding.imageBytes / 3) * 4, 'This picture is larger than 256 kB.'),
  }),
  target: (tx, input) => findLevel(tx, input),
  async run(tx, _level, { content: encoded }, { now }) {
    await lockBrandings(tx)
    const content = Buffer.from(encoded, 'base64')
    const picture = readPicture(content)
    if (typeof picture === 'string') throw refused(picture)
    const sha256 = createHash('sha256').update(content).digest()
    const known = await tx.db.brandImage.findUnique({ where: { tenantId_sha256: { tenantId: tx.tenantId, sha256 } } })
    if (known !== null) return { result: view(known.id, picture), changes: [] }
    const gone = await removeUnused(tx, new Date(now.getTime() - dayMs))
    if ((await tx.db.brandImage.count({ where: { tenantId: tx.tenantId } })) >= bounds.branding.images)
      throw new ServiceError(
        'limited',
        `A tenant keeps ${bounds.branding.images} pictures. Those that nothing refers to go within a day.`,
      )
    const id = newId(now)
    await tx.db.brandImage.createMany({
      data: [{ tenantId: tx.tenantId, id, sha256, ...picture, content, createdAt: now }],
    })
    const made = { id, before: null, after: { ...picture, bytes: content.byteLength } }
    return { result: view(id, picture), changes: [made, ...gone] }
  },
  example: (seed) => ({ content: withTail(seed.unique()) }),
})

const withTail = (tail: string): string =>
  Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.from(tail)]).toString('base64')

const view = (id: string, { width, height, contentType }: Picture) => ({
  id: formatId('brand_image', id),
  ...{ width, height, contentType },
})

const refused = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'This picture can’t be taken.', { fields: { content: sentence } })

/** Removes the pictures that no draft and no version refers to, if they are older than `before`. */
async function removeUnused(tx: Tx, before: Date): Promise<Change[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    delete from brand_images i
    where i.tenant_id = ${tx.tenantId}::uuid and i.created_at < ${before}
      and not exists (select from brandings b where b.tenant_id = i.tenant_id and i.id = any (b.draft_images))
      and not exists (select from branding_versions v where v.tenant_id = i.tenant_id and i.id = any (v.images))
    returning i.id`
  return rows.map(({ id }) => ({ action: 'branding.image_removed', id, before: { unused: true }, after: null }))
}
