'use server'
import { action } from '#lib/http/action.ts'
import { createWebhook } from '#lib/services/webhooks/create.ts'

export const create = action(createWebhook)
