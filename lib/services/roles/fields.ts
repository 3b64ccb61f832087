import { z } from 'zod'
import { isBuiltInRole } from '#lib/access/roles.ts'
import { bounds } from '#lib/limits/bounds.ts'

export const roleFields = {
  name: z.string().trim().min(1, 'Give it a name.').max(bounds.text.name),
  description: z.string().trim().max(bounds.text.description).default(''),
}

/** What tokens call the role, for good. Left out, it is made of the name. */
export const roleSlug = z
  .string()
  .trim()
  .max(bounds.text.slug)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'Small letters, digits and hyphens, such as billing-manager.')
  .refine((slug) => !isBuiltInRole(slug.replaceAll('-', '_')), 'This is a built-in role.')

/** `Warehouse lead (EMEA)` -> `warehouse-lead-emea`; undefined where nothing is left of it. */
export function slugOf(name: string): string | undefined {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  const slug = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, bounds.text.slug)
    .replaceAll(/^-+|-+$/g, '')
  return roleSlug.safeParse(slug).data
}
