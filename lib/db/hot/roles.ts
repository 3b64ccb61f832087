import type { Place } from './call.ts'
import { read } from './read-group.ts'

/** The tenant's own roles that a client has in its environment, by their ids. */
export const findClientRoles = async (at: Place, clientRef: string): Promise<string[]> =>
  (await read<string[]>('client_roles', at, null, clientRef)) ?? []

/** The tenant's own roles that a person has in an environment, by their ids: given to them or to a group of theirs. */
export const findUserRoles = async (at: Place, directoryId: string, userId: string): Promise<string[]> =>
  (await read<string[]>('user_roles', at, null, directoryId, userId)) ?? []
