import type { ErrorView, MessageView } from '#components/hosted/views.ts'

type Problem = { status: number; description: string; errorId: string }

/** What could not be done, in plain words, with an id that is in the log (UX-H25). */
export const errorView = (tenantName: string | undefined, { status, description, errorId }: Problem): ErrorView => ({
  view: 'error',
  ...(tenantName === undefined ? {} : { tenantName }),
  title: status >= 500 ? 'Something went wrong' : 'This sign-in can’t go on',
  message: sentence(description),
  errorId,
  status,
})

/** W06: an address that is nobody's. No tenant's name, for there is none. */
export const notFoundView: MessageView = {
  view: 'message',
  tenantName: 'Signet',
  title: 'There is nothing at this address',
  message: 'Check the address, or go back to the app you came from.',
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
