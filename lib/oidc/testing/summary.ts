import type { AuthorizeAnswer } from '../authorize/outcome.ts'
import { locationOf } from './world.ts'

/** What an answer of the authorization endpoint amounts to. */
export type Summary =
  | { is: 'page'; status: number }
  | { is: 'redirect'; to: string; params: Record<string, string> }
  | { is: 'form'; html: string }
  | { is: 'step'; step: string; reason: string }
  | { is: 'stale' }

/** A page never carries a Location, and a redirect always does: that is asserted here, for every test. */
export function summary(answer: AuthorizeAnswer): Summary {
  if (answer === 'stale') return { is: 'stale' }
  if (answer.kind === 'interact') return { is: 'step', step: answer.step, reason: answer.reason }
  const { status, headers, body } = answer.response
  if (headers['cache-control'] !== 'no-store') throw new Error('an answer that may be stored')
  if (status === 200) return { is: 'form', html: body ?? '' }
  if (headers.location === undefined) return { is: 'page', status }
  if (status !== 303) throw new Error(`a redirect with status ${status}`)
  const url = locationOf(answer.response)
  const given = url.hash === '' ? url.searchParams : new URLSearchParams(url.hash.slice(1))
  const to = String(headers.location).split(/[?#]/)[0] ?? ''
  return { is: 'redirect', to, params: Object.fromEntries(given) }
}

/** The error code of a redirect, the step, or the kind of answer: for tables of cases. */
export function verdict(answer: AuthorizeAnswer): string {
  const it = summary(answer)
  if (it.is === 'step') return it.step
  if (it.is === 'redirect') return it.params.error ?? (it.params.code === undefined ? 'nothing' : 'code')
  return it.is
}

/** The step that an answer asks for; anything else fails the test. */
export function stepOf(answer: AuthorizeAnswer): Extract<AuthorizeAnswer, { kind: 'interact' }> {
  if (answer === 'stale' || answer.kind !== 'interact') throw new Error(`no step: ${JSON.stringify(answer)}`)
  return answer
}
