import { now } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { hashToken, mint, randomId, sha256 } from '#lib/kernel/tokens.ts'
import type { DigestPort, MintPort } from '#lib/oidc/ports.ts'
import { type SignCompact, signCompact } from './ports/signer.ts'

/** What is not reproducible: the clock, randomness and signatures. Tests of the doors bring their own. */
export type World = { now(): Date; mint: MintPort; sign: SignCompact }

const randomness: MintPort = { uuid: () => newId(), id: () => randomId(), token: mint, hash: hashToken }

/** SHA-256 of a text’s UTF-8 bytes. */
export const digest: DigestPort = { sha256 }

/** The clock, randomness and signing of this process; tests pass a world of their own. */
export const realWorld = (): World => singleton('provider-world', () => ({ now, mint: randomness, sign: signCompact }))
