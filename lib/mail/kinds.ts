/** What a mail can be about. */
export const mailKinds = ['invitation', 'test', 'webhook_paused', 'security_notice', 'sign_up', 'challenge'] as const
export type MailKind = (typeof mailKinds)[number]

/**
 * How a mail stands. `outbox`: there is no mail server, so it goes nowhere. `failed`: it was tried as often as it is, or refused
 * for good. `withdrawn`: what it was about ended first.
 */
export const mailStatuses = ['queued', 'sent', 'failed', 'outbox', 'withdrawn'] as const
export type MailStatus = (typeof mailStatuses)[number]
