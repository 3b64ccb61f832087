import type { Actor } from '#lib/access/actor.ts'
import { listUsers } from '#lib/services/users/list.ts'

const actor: Actor = { kind: 'system', name: 'command line' }

/** Turns so many pages of a hundred people by name, as a reader does, and answers where the next begins; undefined past the end. */
export async function deepCursor(tenant: string, pages: number): Promise<string | undefined> {
  let cursor: string | undefined
  for (let turned = 0; turned < pages; turned += 1) {
    const from = cursor === undefined ? {} : { cursor }
    const input = { directory: 'main', sort: 'name', limit: 100, ...from }
    const { next } = await listUsers.call({ actor, tenant, now: new Date() }, input)
    if (next === null) return undefined
    cursor = next
  }
  return cursor
}
