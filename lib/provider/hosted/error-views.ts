import type { ErrorView, MessageView } from '#components/hosted/views.ts'
import { type Saying, saying } from '#lib/language/saying.ts'

type Problem = { status: number; description: Saying | string; errorId: string }

/** What could not be done, in plain words, with an id that is in the log (UX-H25). */
export const errorView = (tenantName: string | undefined, { status, description, errorId }: Problem): ErrorView => ({
  view: 'error',
  ...(tenantName === undefined ? {} : { tenantName }),
  title: status >= 500 ? saying('error.server') : saying('error.protocol'),
  message: typeof description === 'string' ? sentence(description) : description,
  errorId,
  status,
})

/** W06: an address that is nobody's. No tenant's name, for there is none. */
export const notFoundView: MessageView = {
  view: 'message',
  tenantName: 'Signet',
  title: saying('message.notFound.title'),
  message: saying('message.notFound.text'),
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
