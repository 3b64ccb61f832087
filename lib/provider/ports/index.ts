import type { PagesPort, Ports } from '#lib/oidc/ports.ts'
import type { Snapshot } from '../snapshot.ts'
import { digest, type World } from '../world.ts'
import { attemptsPort } from './attempts.ts'
import { type Browser, browserPort } from './browser.ts'
import { claimsPort } from './claims.ts'
import { clientsPort } from './clients.ts'
import { codesPort, familiesPort } from './codes.ts'
import { grantsPort } from './grants.ts'
import { logPort } from './log.ts'
import { refreshPort } from './refresh.ts'
import { sealPort } from './seal.ts'
import { secretsPort } from './secrets.ts'
import { signerPort } from './signer.ts'
import { assertionsPort, issuancePort, tokensPort } from './tokens.ts'
import { verifierPort } from './verifier.ts'

/** What one request brings along besides the snapshot. Machine endpoints have no browser and show no page. */
export type Asking = { now: Date; pages: PagesPort; browser(): Promise<Browser | undefined> }

/** The engine's ports on one snapshot, for one request. */
export const createPorts = (snapshot: Snapshot, world: World, { now, pages, browser }: Asking): Ports => ({
  environment: snapshot.environment,
  mint: world.mint,
  digest,
  seal: sealPort,
  signer: signerPort(snapshot.verificationKeys, snapshot.signingKey, world.sign),
  verifier: verifierPort,
  clients: clientsPort(snapshot),
  secrets: secretsPort(snapshot),
  assertions: assertionsPort(snapshot),
  attempts: attemptsPort(snapshot),
  browser: browserPort(snapshot, browser),
  grants: grantsPort(snapshot),
  codes: codesPort(snapshot, world, now),
  refresh: refreshPort(snapshot, world, now),
  families: familiesPort(snapshot),
  issuance: issuancePort(snapshot, world),
  tokens: tokensPort(snapshot),
  claims: claimsPort(snapshot),
  pages,
  log: logPort,
})
