'use server'
import { action } from '#lib/http/action.ts'
import { changeWebhook } from '#lib/services/webhooks/change.ts'
import { deleteWebhook } from '#lib/services/webhooks/delete.ts'
import { pauseWebhook } from '#lib/services/webhooks/pause.ts'
import { replayWebhook } from '#lib/services/webhooks/replay.ts'
import { resumeWebhook } from '#lib/services/webhooks/resume.ts'
import { retryWebhookDelivery } from '#lib/services/webhooks/retry.ts'
import { rotateWebhookSecret } from '#lib/services/webhooks/rotate-secret.ts'
import { testWebhook } from '#lib/services/webhooks/test.ts'
import { after } from '../../after.ts'
import { onWebhook, type WebhookAt } from './on-webhook.ts'

export const save = onWebhook(changeWebhook, 'settings', 'saved')
export const test = onWebhook(testWebhook, 'deliveries', 'tested')
export const retry = onWebhook(retryWebhookDelivery, 'deliveries', 'retried')
export const replay = onWebhook(replayWebhook, 'deliveries', 'replayed')
export const pause = onWebhook(pauseWebhook, 'deliveries', 'paused')
export const resume = onWebhook(resumeWebhook, 'deliveries', 'resumed')
export const rotate = action(rotateWebhookSecret)
export const remove = after(deleteWebhook, ({ tenant, environment }: WebhookAt) => {
  return `/admin/${tenant}/webhooks?${new URLSearchParams({ environment })}`
})
