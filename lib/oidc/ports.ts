import type { Environment } from './model.ts'
import type { AssertionsPort, AttemptsPort, ClientsPort, SecretsPort } from './ports/clients.ts'
import type { CodesPort, FamiliesPort, IssuancePort } from './ports/codes.ts'
import type { DigestPort, MintPort, SealPort, SignerPort, VerifierPort } from './ports/crypto.ts'
import type { BrowserPort, ClaimsPort, GrantsPort } from './ports/people.ts'
import type { RefreshPort } from './ports/refresh.ts'
import type { TokensPort } from './ports/tokens.ts'

export type * from './ports/clients.ts'
export type * from './ports/codes.ts'
export type * from './ports/crypto.ts'
export type * from './ports/issued.ts'
export type * from './ports/people.ts'
export type * from './ports/refresh.ts'
export type * from './ports/tokens.ts'

export interface PagesPort {
  error(page: { status: number; code: string; description: string; errorId: string }): string | Promise<string>
}

export type RefusalDetail = {
  endpoint: string
  status: number
  error: string
  description: string
  detail: string
  clientId?: string
}

export interface LogPort {
  /** Writes what the caller is not told, and answers the id to quote (the request's own, usually). */
  refused(detail: RefusalDetail): string
}

/** What the engine asks of the world. Each port is as narrow as its reader's question; this composes them. */
export interface Ports {
  environment: Environment
  mint: MintPort
  digest: DigestPort
  seal: SealPort
  signer: SignerPort
  verifier: VerifierPort
  clients: ClientsPort
  secrets: SecretsPort
  assertions: AssertionsPort
  attempts: AttemptsPort
  browser: BrowserPort
  grants: GrantsPort
  codes: CodesPort
  refresh: RefreshPort
  families: FamiliesPort
  issuance: IssuancePort
  tokens: TokensPort
  claims: ClaimsPort
  pages: PagesPort
  log: LogPort
}
