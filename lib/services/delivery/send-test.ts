import { z } from 'zod'
import { readEmail } from '#lib/identity/email.ts'
import { identifierSentences } from '#lib/identity/identifier.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import { readerOf } from '#lib/mail/reader.ts'
import { writeMail } from '#lib/mail/write.ts'
import { findPlatform } from '../tenants/find.ts'
import { verb } from '../verb.ts'

/** Sends one mail to one address, by the way that every mail takes. */
export const sendTestMail = verb({
  name: 'mail.tested',
  permission: 'platform:delivery:write',
  input: z.strictObject({ to: z.string().max(bounds.email.length * 2) }),
  target: (tx) => findPlatform(tx),
  async run(tx, _platform, input, { now }) {
    const email = readEmail(input.to)
    if (email === undefined)
      throw new ServiceError('invalid', 'Some fields need another look.', { fields: { to: identifierSentences.email } })
    const letter = composeLetter({ kind: 'test' }, await readerOf(tx))
    const id = await writeMail(tx, { kind: 'test', to: email.value, letter, aboutId: null, now })
    return { result: { id: formatId('mail', id) }, changes: [{ id, before: null, after: { kind: 'test' } }] }
  },
  example: () => ({ to: 'operator@example.test' }),
})
