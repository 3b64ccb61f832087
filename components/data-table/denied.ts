import type { Kit } from '../words/kit.ts'
import type { LoadFailure } from './types.ts'

/** What a list says to somebody whose role shows none of it. */
export const denied = (t: Kit, retryHref: string): LoadFailure => ({
  title: t('list.denied'),
  message: t('list.askOwner'),
  retryHref,
})
