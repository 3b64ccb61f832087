import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A value that is seldom looked at, made small: each look makes it anew. For what JSON can say. */
export class Packed<T> {
  /** A character for each byte: such a string costs less than an array of bytes. */
  readonly #text: string

  constructor(value: T) {
    this.#text = deflateRawSync(JSON.stringify(value)).toString('latin1')
  }

  read(): T {
    return JSON.parse(inflateRawSync(Buffer.from(this.#text, 'latin1')).toString()) as T
  }
}
