import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type CreationOptions = { challenge: string; rp: { id?: string }; user: { id: string } }
type RequestOptions = { challenge: string; rpId?: string | undefined }

/** What a test can make wrong. */
export type Wrong = {
  origin?: string
  rpId?: string
  verified?: boolean
  present?: boolean
  counter?: number
  challenge?: string
  userHandle?: string
  type?: string
  crossOrigin?: boolean
}

const hash = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest()
const b64 = (data: Uint8Array): string => Buffer.from(data).toString('base64url')

/** CBOR (RFC 8949), as much of it as a COSE key and an attestation object need. */
function cbor(value: unknown): Buffer {
  const head = (major: number, length: number): Buffer =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const pairs = value instanceof Map ? [...value] : Object.entries(value as object)
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

/** An authenticator in software with one ES256 key, which answers as a browser would, or wrongly where a test says so. */
export class SoftAuthenticator {
  readonly id = randomBytes(32)
  counter = 0
  userHandle = ''
  readonly #privateKey: KeyObject
  readonly #x: Buffer
  readonly #y: Buffer

  constructor(
    readonly origin: string,
    readonly synced = true,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privateKey = privateKey
    this.#x = Buffer.from(x, 'base64url')
    this.#y = Buffer.from(y, 'base64url')
  }

  create(options: CreationOptions, wrong: Wrong = {}): string {
    this.userHandle = options.user.id
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, this.#x],
      [-3, this.#y],
    ])
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cbor(key)])
    const authData = Buffer.concat([this.#data(options.rp.id ?? '', wrong, 0x40), attested])
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', {}],
        ['authData', authData],
      ]),
    )
    const clientDataJSON = this.#client('webauthn.create', options.challenge, wrong)
    return JSON.stringify({
      ...this.#credential(),
      response: {
        clientDataJSON: b64(clientDataJSON),
        attestationObject: b64(attestationObject),
        transports: ['internal'],
      },
    })
  }

  get(options: RequestOptions, wrong: Wrong = {}): string {
    this.counter = wrong.counter ?? this.counter
    const authenticatorData = this.#data(options.rpId ?? '', wrong, 0)
    const clientDataJSON = this.#client('webauthn.get', options.challenge, wrong)
    const signature = sign('sha256', Buffer.concat([authenticatorData, hash(clientDataJSON)]), this.#privateKey)
    const userHandle = wrong.userHandle ?? this.userHandle
    return JSON.stringify({
      ...this.#credential(),
      response: {
        clientDataJSON: b64(clientDataJSON),
        authenticatorData: b64(authenticatorData),
        signature: b64(signature),
        userHandle,
      },
    })
  }

  #credential() {
    const id = b64(this.id)
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform' }
  }

  #data(rpId: string, { verified = true, present = true, rpId: other }: Wrong, more: number): Buffer {
    const flags = (present ? 1 : 0) | (verified ? 4 : 0) | (this.synced ? 0x18 : 0) | more
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([hash(other ?? rpId), Buffer.from([flags]), counter])
  }

  #client(type: string, challenge: string, wrong: Wrong): Buffer {
    const said = {
      type: wrong.type ?? type,
      challenge: wrong.challenge ?? challenge,
      origin: wrong.origin ?? this.origin,
      crossOrigin: wrong.crossOrigin ?? false,
    }
    return Buffer.from(JSON.stringify(said))
  }
}
