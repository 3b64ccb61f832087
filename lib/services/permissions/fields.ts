import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'

/** Scopes of OpenID Connect itself: a permission of that name could not be told from them in a request. */
const taken = ['openid', 'profile', 'email', 'phone', 'address', 'offline_access', 'groups', 'roles']

export const permissionFields = {
  /** `invoices:read`: a resource and what is done to it. Clients ask for it as a scope, so it is visible ASCII without spaces. */
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name.')
    .max(bounds.api.permissionName)
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.:/-]*$/, 'Letters, digits and _ . : / - only, such as invoices:read.')
    .refine((name) => !taken.includes(name), 'This is a scope of OpenID Connect.'),
  description: z.string().trim().max(bounds.text.description).default(''),
}

/** What a second permission of one name in one API is refused with. */
export const permissionTaken = (): ServiceError =>
  new ServiceError('conflict', 'The API has a permission of this name.', { fields: { name: 'is there already' } })
