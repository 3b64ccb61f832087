import type { HotHolder } from '#lib/db/hot/index.ts'

/**
 * What was read of somebody along with their code or refresh token, for the rest of the request that presented it. It is for this
 * request alone: the next one reads again, and so does the second try of one whose snapshot had moved.
 */
export class Holders {
  #userId: string | undefined
  #holder: HotHolder | undefined

  /** In one request one token is presented; what came with another before it is forgotten. */
  keep(userId: string, holder: HotHolder): void {
    this.#userId = userId
    this.#holder = holder
  }

  /** Null when they are gone or suspended; undefined when nobody has looked. */
  user(userId: string): HotHolder['user'] {
    return userId === this.#userId ? this.#holder?.user : undefined
  }

  /** Undefined when nobody has looked. */
  roles(userId: string): HotHolder['roles'] {
    return userId === this.#userId ? this.#holder?.roles : undefined
  }
}
