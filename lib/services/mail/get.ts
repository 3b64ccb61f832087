import { z } from 'zod'
import { query } from '../query.ts'
import { findMail } from './find.ts'
import { shownMail } from './shown.ts'

/** One mail: to whom, about what, and how it fared. */
export const getMail = query({
  name: 'mail.get',
  permission: 'mail:read',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, input) => findMail(tx, input.id),
  read: (tx, { row }) => shownMail(tx, row),
  example: (seed) => seed.mail,
})
