import type { Actor } from '#lib/access/actor.ts'

/** Whoever may stand behind an Authorization header. */
export type Caller = Extract<Actor, { kind: 'user' | 'client' | 'api_key' }>

/** The id of whom requests are counted for: the person, the client or the key. */
export function callerId(caller: Caller): string {
  if (caller.kind === 'user') return caller.userId
  return caller.kind === 'client' ? caller.clientId : caller.keyId
}
