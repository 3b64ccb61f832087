import type { Saying } from '#lib/language/saying.ts'
import type { Surroundings } from './views.ts'

/** Where a page leads on, and what that is called. */
export type WayOn = { href: string; label: Saying }

/** A friendly end of the road: an expired or bookmarked page, with a way to start again (UX-H24). */
export type MessageView = Surroundings & {
  view: 'message'
  title: Saying
  message: Saying
  /** More of the same, each a point of a list under a sentence that leads to it. */
  list?: { lead: Saying; points: readonly Saying[] } | undefined
  tone?: 'neutral' | 'problem' | undefined
  action?: WayOn | undefined
}

/** What could not be done, in plain words, with an id that is in the log (UX-H25). */
export type ErrorView = Partial<Surroundings> & {
  view: 'error'
  title: Saying
  /** Of our own making, or of the protocol's, which is English. */
  message: Saying | string
  errorId: string
  status: number
  supportHref?: string | undefined
  startAgain?: WayOn | undefined
}

/** `response_mode=form_post`: the answer to the client as a form that sends itself; a button where scripts are off. */
export type FormPostView = Partial<Surroundings> & {
  view: 'form_post'
  action: string
  fields: Readonly<Record<string, string>>
  clientName?: string | undefined
}
