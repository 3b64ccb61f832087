import type { Query } from '../query.ts'
import type { Verb } from '../verb.ts'
import { changeWebhook } from './change.ts'
import { createWebhook } from './create.ts'
import { deleteWebhook } from './delete.ts'
import { listWebhookDeliveries } from './deliveries.ts'
import { getWebhookDelivery } from './delivery.ts'
import { exportWebhooks } from './export.ts'
import { getWebhook } from './get.ts'
import { listWebhooks } from './list.ts'
import { pauseWebhook } from './pause.ts'
import { replayWebhook } from './replay.ts'
import { resumeWebhook } from './resume.ts'
import { retryWebhookDelivery } from './retry.ts'
import { rotateWebhookSecret } from './rotate-secret.ts'
import { testWebhook } from './test.ts'

/** What can be asked and done about webhooks. */
export const webhookUseCases: readonly (Verb | Query)[] = [
  listWebhooks,
  exportWebhooks,
  getWebhook,
  listWebhookDeliveries,
  getWebhookDelivery,
  createWebhook,
  changeWebhook,
  rotateWebhookSecret,
  testWebhook,
  retryWebhookDelivery,
  replayWebhook,
  pauseWebhook,
  resumeWebhook,
  deleteWebhook,
]
