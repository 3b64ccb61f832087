import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { slugOf } from './fields.ts'

type Wanted = { name: string; description: string; slug?: string | undefined }

/** Writes a new role without permissions; access is locked. Refuses a slug that is taken, or one role too many. */
export async function insertRole(tx: Tx, { name, description, slug: given }: Wanted, now: Date) {
  const slug = given ?? slugOf(name)
  if (slug === undefined)
    throw new ServiceError('invalid', 'Some fields need another look.', {
      fields: { slug: 'No slug can be made of this name. Give one.' },
    })
  const { tenantId } = tx
  if ((await tx.db.role.count({ where: { tenantId } })) >= bounds.role.perTenant)
    throw new ServiceError('conflict', `A tenant has at most ${bounds.role.perTenant} roles.`)
  const row = { tenantId, id: newId(now), slug, displayName: name, description, createdAt: now, updatedAt: now }
  const { count } = await tx.db.role.createMany({ data: [row], skipDuplicates: true })
  if (count === 0)
    throw new ServiceError('conflict', `There is a role with the slug ${slug}.`, {
      fields: { [given === undefined ? 'name' : 'slug']: 'is another role’s' },
    })
  return row
}
