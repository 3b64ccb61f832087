import { verifySignature } from '#lib/keys/verify-signature.ts'
import type { VerifierPort } from '#lib/oidc/ports.ts'

/** How the engine verifies signatures of clients and of its own issuer. */
export const verifierPort: VerifierPort = { verify: verifySignature }
