import { createTranslator } from 'use-intl/core'
import account from './messages/en/account.json' with { type: 'json' }

export const wordsIn = () => ({ account: createTranslator({ locale: 'en', messages: account }) })
export type Words = ReturnType<typeof wordsIn>
