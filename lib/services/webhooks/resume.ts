import { z } from 'zod'
import { beginAt } from '#lib/webhooks/position.ts'
import { ofWebhook } from './fields.ts'
import { webhookVerb } from './webhook-verb.ts'

/** Where a webhook goes on: with the first event that it was not sent, or with what happens from now on. */
export const resumeFrom = ['where_it_stopped', 'now'] as const

/** Resumes a paused webhook. Whoever resumes from now on leaves out what happened meanwhile; a replay can send that later. */
export const resumeWebhook = webhookVerb({
  name: 'webhook.resumed',
  sendsTrail: true,
  input: z.strictObject({ ...ofWebhook, from: z.enum(resumeFrom).default('where_it_stopped') }),
  async run(tx, { id, status, pauseReason }, input, { now, moment }) {
    if (status === 'active') return { result: {}, changes: [] }
    // A position of another server means nothing here.
    const from = pauseReason === 'moved' ? 'now' : input.from
    if (from === 'now') await beginAt(tx, id, moment)
    const health = { failures: 0, failingSince: null, nextAttemptAt: null }
    const running = { status: 'active', pauseReason: null, pausedAt: null }
    await tx.db.webhook.updateMany({
      where: { tenantId: tx.tenantId, id },
      data: { ...running, ...health, version: { increment: 1 }, updatedAt: now },
    })
    return { result: {}, changes: [{ id, before: { status }, after: { status: 'active', from } }] }
  },
  example: (seed) => ({ id: seed.pausedWebhook.id }),
})
