import { framed } from '#lib/http/framed.ts'
import { previewMail } from '#lib/services/mail/preview.ts'

export const GET = framed(previewMail, ({ html }) => html)
