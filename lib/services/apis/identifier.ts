import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'

const urn = /^urn:[a-z0-9][a-z0-9-]{0,31}:[!-~]+$/i
const hierarchical = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+([/?][!-~]*)?$/i

/**
 * The audience of an API: an absolute URI without fragment or user (RFC 8707 §2), or a URN. It is compared as it is written
 * and never changes, for tokens carry it. `urn:signet:*` is ours.
 */
export const apiIdentifier = z
  .string()
  .trim()
  .min(1, 'Give it an identifier.')
  .max(bounds.api.identifier)
  .superRefine((value, context) => {
    const message = faultOf(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

function faultOf(value: string): string | undefined {
  if (/^urn:signet:/i.test(value)) return 'urn:signet: is reserved for Signet itself.'
  if (value.includes('#')) return 'An audience has no fragment (#…).'
  if (urn.test(value)) return undefined
  if (!hierarchical.test(value) || !URL.canParse(value))
    return 'Use an absolute URI such as https://api.example.com, or a URN such as urn:example:billing.'
  const { username, password } = new URL(value)
  return username === '' && password === '' ? undefined : 'An audience names no user.'
}
