import { z } from 'zod'
import { normalizeEmail } from '#lib/identity/email.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { createUser as insertUser } from '#lib/identity/users.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findDirectory } from '../directories/find.ts'
import { verb } from '../verb.ts'
import { findUser } from './find.ts'
import { refuseClaimedAbove } from './identifiers.ts'
import { initialPassword } from './initial-password.ts'
import { userView } from './view.ts'

/** What an administrator writes of a person. */
export const personFields = {
  displayName: z.string().trim().min(1, 'needs a name').max(bounds.text.name),
  givenName: z.string().trim().max(bounds.text.name).optional(),
  familyName: z.string().trim().max(bounds.text.name).optional(),
  email: z
    .string()
    .trim()
    .min(1, 'needs an e-mail address')
    .max(bounds.email.length * 2),
}

/**
 * Creates a person in a directory, with a password made for them: it is in the answer and nowhere else.
 * `emailVerified` says that whoever creates them vouches for the address; only then is it reserved.
 */
export const createUser = verb({
  name: 'user.created',
  permission: 'user:write',
  input: z.strictObject({
    ...personFields,
    directory: z.string().max(bounds.text.slug),
    emailVerified: z.boolean().default(false),
    withPassword: z.boolean().default(true),
  }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async run(tx, directory, input, { actor, now }) {
    const claimed = { directoryId: directory.id, kind: 'email', normalized: normalizeEmail(input.email) ?? '' }
    await refuseClaimedAbove(tx, actor, claimed, 'email')
    const password = input.withPassword ? initialPassword() : undefined
    const made = await insertUser(tx, {
      directoryId: directory.id,
      email: input.email,
      isEmailVerified: input.emailVerified,
      displayName: input.displayName,
      givenName: input.givenName ?? null,
      familyName: input.familyName ?? null,
      ...(password === undefined ? {} : { passwordHash: await hashPassword(password), requireNewPassword: true }),
      now,
    })
    const row = await findUser(tx, directory.slug, formatId('user', made.id))
    if (row === undefined) throw new Error('a person just created is not there')
    const user = userView(row)
    const { identifiers, ...after } = user
    return { result: { user, password }, changes: [{ id: made.id, before: null, after }] }
  },
  example: (seed) => ({
    directory: seed.user.directory,
    displayName: 'Ada Example',
    email: `ada.${seed.unique()}@example.test`,
  }),
})
