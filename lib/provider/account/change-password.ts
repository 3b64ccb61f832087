import { issuerOf } from '#lib/db/issuer-of.ts'
import { parseId } from '#lib/kernel/ids.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { seeOther } from '../hosted/links.ts'
import { everyMethod, type Handlers, receive } from '../next-door.ts'
import { notFound } from '../serve.ts'

/** A browser is known to as many environments as it has cookies; so many are looked up. */
const most = 10

/**
 * A Well-Known URL for Changing Passwords (W3C): where password managers send somebody. The host has many issuers, so the browser's
 * own cookies say which one knows it; a browser that none knows is told that there is nothing here.
 */
export const changePassword = (): Handlers =>
  everyMethod((request) => receive(request, ({ header }) => lead(header('cookie') ?? '')))

async function lead(cookies: string): Promise<ProtocolResponse> {
  const named = [...cookies.matchAll(/(?:^|;\s*)(?:__Host-)?signet-([0-9a-z]{26})=/g)].slice(0, most)
  for (const [, shown = ''] of named) {
    const id = parseId('environment', `env_${shown}`)
    const issuer = id === undefined ? undefined : await issuerOf(id)
    if (issuer !== undefined) return seeOther(`${issuer}/account/security/password`)
  }
  return notFound()
}
