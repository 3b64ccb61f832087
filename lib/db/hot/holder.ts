import { type HotUser, type HotUserJson, userOf } from './people.ts'

/**
 * What was read of a person along with their code or refresh token, as far as issuing for it will ask: undefined is what was not
 * read. `user` is null when they are gone or suspended.
 */
export type HotHolder = { user: HotUser | null | undefined; roles: string[] | undefined }

/** `hot_holder_` as JSON. */
export type HolderJson = { user?: HotUserJson | null; roles?: string[] } | null

/** The holder of a code or a refresh token, as the functions of the database answer it. */
export function holderOf(row: HolderJson): HotHolder {
  const user = row?.user
  return { user: user && userOf(user), roles: row?.roles }
}
