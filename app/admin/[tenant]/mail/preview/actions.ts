'use server'
import { action } from '#lib/http/action.ts'
import { sendSampleMail } from '#lib/services/mail/send-sample.ts'

export const sendSample = action(sendSampleMail)
