import type { RequestContext } from '#lib/kernel/context.ts'
import type { PagesPort, Ports } from '#lib/oidc/ports.ts'
import type { Snapshot } from '../snapshot.ts'
import { digest, type World } from '../world.ts'
import { attemptsPort } from './attempts.ts'
import { type Browser, browserPort } from './browser.ts'
import { claimsPort } from './claims.ts'
import { clientsPort } from './clients.ts'
import { codesPort, familiesPort } from './codes.ts'
import { grantsPort } from './grants.ts'
import { Holders } from './holders.ts'
import { logPort } from './log.ts'
import { refreshPort } from './refresh.ts'
import { sealPort } from './seal.ts'
import { secretsPort } from './secrets.ts'
import { signerPort } from './signer.ts'
import { assertionsPort, issuancePort, tokensPort } from './tokens.ts'
import { verifierPort } from './verifier.ts'

/**
 * What one request brings along besides the snapshot. Machine endpoints have no browser and show no page. The context is handed
 * on and not looked up: on Node.js 20 each promise costs several times as much once AsyncLocalStorage was ever used, and the
 * front has no other use for it.
 */
export type Asking = {
  now: Date
  context: RequestContext
  pages: PagesPort
  browser(): Promise<Browser | undefined>
}

/** The engine's ports on one snapshot, for one request. */
export function createPorts(snapshot: Snapshot, world: World, { now, context, pages, browser }: Asking): Ports {
  const holders = new Holders()
  return {
    environment: snapshot.environment,
    mint: world.mint,
    digest,
    seal: sealPort,
    signer: signerPort(snapshot, world.sign),
    verifier: verifierPort,
    clients: clientsPort(snapshot),
    secrets: secretsPort(snapshot),
    assertions: assertionsPort(snapshot),
    attempts: attemptsPort(snapshot, context),
    browser: browserPort(snapshot, browser),
    grants: grantsPort(snapshot),
    codes: codesPort(snapshot, world, { now, context, holders }),
    refresh: refreshPort(snapshot, world, { now, context, holders }),
    families: familiesPort(snapshot, context),
    issuance: issuancePort(snapshot, world, context),
    tokens: tokensPort(snapshot, context),
    claims: claimsPort(snapshot, holders),
    pages,
    log: logPort(context),
  }
}
