import { base64url } from 'jose'
import type { Environment } from '../model.ts'
import type { MintPort, Ports, SignerPort, TokenKind } from '../ports.ts'
import type { IssuePorts } from './issue.ts'

const prefixes: Record<TokenKind, string> = { code: 'sgc_', refresh: 'sgr_', access: 'sga_' }
const encode = (value: object): string => base64url.encode(JSON.stringify(value))

/** Stands where a secret or an id would: too short and too wordy to be taken for one. */
const dryMint: MintPort = {
  uuid: () => 'preview',
  id: () => 'preview',
  token: (kind) => `${prefixes[kind]}preview`,
  hash: () => new Uint8Array(),
}

/** RFC 7515 §7.1 with an empty signature: header and payload as they would go out, and nothing that anybody accepts. */
const drySigner = ({ keys }: Environment): SignerPort => ({
  async sign(alg, typ, payload) {
    const kid = keys.find((key) => key.alg === alg && key.status === 'current')?.kid
    return `${encode({ alg, kid, typ })}.${encode(payload)}.`
  },
  verifyOwn: async () => undefined,
})

/** The ports of a dry run: they read what the real ones read, hold no key, and make nothing that could be used. */
export const dryPorts = (reads: Pick<Ports, 'environment' | 'digest' | 'claims'>): IssuePorts => ({
  ...reads,
  mint: dryMint,
  signer: drySigner(reads.environment),
})
