import type { Ports } from '../ports.ts'
import { memoryCodes, memoryFamilies, memoryGrants, memoryIssuance } from './memory/codes.ts'
import { memoryAssertions, memoryAttempts, memoryLog, memoryPages } from './memory/guards.ts'
import { memorySigner, memoryVerifier, type TestKey } from './memory/keys.ts'
import { memoryBrowser, memoryClaims, memoryClients, memorySecrets } from './memory/people.ts'
import { memoryRefresh } from './memory/refresh.ts'
import { memoryDigest, memoryMint, memorySeal } from './memory/secrets.ts'
import { memoryTokens } from './memory/tokens.ts'
import type { Store } from './store.ts'

/** All ports on one store in memory, with real signatures and sealing, and repeatable randomness. */
export const memoryPorts = (store: Store, keys: readonly TestKey[], seed: string): Ports => ({
  environment: store.environment,
  mint: memoryMint(seed),
  digest: memoryDigest,
  seal: memorySeal,
  signer: memorySigner(keys, () => store.environment.keys),
  verifier: memoryVerifier,
  clients: memoryClients(store),
  secrets: memorySecrets(store),
  assertions: memoryAssertions(store),
  attempts: memoryAttempts(store),
  browser: memoryBrowser(store),
  grants: memoryGrants(store),
  codes: memoryCodes(store),
  refresh: memoryRefresh(store),
  families: memoryFamilies(store),
  issuance: memoryIssuance(store),
  tokens: memoryTokens(store),
  claims: memoryClaims(store),
  pages: memoryPages,
  log: memoryLog(store),
})
