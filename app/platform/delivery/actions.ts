'use server'
import { action } from '#lib/http/action.ts'
import { sendTestMail } from '#lib/services/delivery/send-test.ts'

export const sendTest = action(sendTestMail, () => '/platform/delivery?done=tested')
