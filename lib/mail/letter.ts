/** What a mail says, before it is made text and HTML. Everything in it is plain text and is escaped where it must be. */
export type Letter = {
  /** Begins with the code or the purpose: a list of mails shows no more. */
  subject: string
  paragraphs: readonly string[]
  /** The one thing to do. The address is ours, from configuration, never from a request (Y03). */
  action?: { label: string; url: string }
  /** Below the rule: why this came, and what to do if it was not expected. */
  closing: readonly string[]
}
