import type { LoadFailure } from './types.ts'

/** What a list says to somebody whose role shows none of it. `what` is in the plural: `clients`. */
export const denied = (what: string, retryHref: string): LoadFailure => ({
  title: `Your role does not show ${what}`,
  message: 'Ask an owner of the tenant.',
  retryHref,
})
