import { z } from 'zod'
import { asHtml } from '#lib/mail/as-html.ts'
import { asText } from '#lib/mail/as-text.ts'
import { messageKinds } from '#lib/mail/message.ts'
import { query } from '../query.ts'
import { sampleInput, sampleLetter, sampleTarget } from './sample-letter.ts'

/** A mail of one kind as people get it: the words, the colours and the logo of the tenant; a code and links that open nothing. */
export const previewMail = query({
  name: 'mail.preview',
  permission: 'mail:read',
  input: z.strictObject(sampleInput),
  target: sampleTarget,
  async read(tx, target, input, { now }) {
    const letter = await sampleLetter(tx, target, input, now)
    const { subject, language } = letter
    return { subject, language, text: asText(letter), html: await asHtml(letter) }
  },
  example: () => ({ kind: 'sign_in', language: 'ar' as const }),
})

export { messageKinds }
