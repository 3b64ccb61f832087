import { ServiceError } from '#lib/kernel/errors.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { answeredBefore, doneOnce, type OnceKey } from '#lib/limits/once.ts'
import type { Call } from '#lib/services/call.ts'
import { written } from './answer.ts'
import { type Caller, callerId } from './caller.ts'
import type { Route } from './route-of.ts'

type Answer = { text: string; isReplay: boolean }

/**
 * A POST that changes something, with an Idempotency-Key: done once, and answered the same to whoever repeats it within a day.
 * Undefined without one. Throws `invalid` for a key that is malformed, or that was used for something else; `conflict` while the
 * first is being answered. What was refused is not kept: it changed nothing, and may succeed later.
 */
export async function idempotent(
  { entry, method, path }: Route,
  call: Call & { actor: Caller },
  input: Record<string, unknown>,
  request: Request,
): Promise<Answer | undefined> {
  const given = request.headers.get('idempotency-key')
  if (given === null || entry.kind !== 'verb' || method !== 'POST') return undefined
  if (given.length > bounds.rest.idempotencyKey || !/^[\x21-\x7e]+$/.test(given))
    throw new ServiceError('invalid', `An Idempotency-Key is 1 to ${bounds.rest.idempotencyKey} visible characters.`)
  const key = keyOf(call.actor, given, [method, path, call.tenant, input])
  const before = await answeredBefore(key, call.now)
  if (before !== undefined) return { text: before, isReplay: true }
  const result = await entry.call({ ...call, once: doneOnce(key, call.now, written) }, input)
  return { text: written(result), isReplay: false }
}

/** A token that carries less is another caller: it must not be answered what a wider one was. */
function keyOf(actor: Caller, given: string, asked: unknown): OnceKey {
  const within = actor.kind === 'api_key' ? null : (actor.within ?? null)
  return {
    tenantId: actor.tenantId,
    actorId: callerId(actor),
    keyHash: sha256(JSON.stringify([actor.kind, within, given])),
    requestHash: sha256(stable(asked)),
  }
}

/** JSON with the names of objects in order: how a client's library orders them says nothing. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
