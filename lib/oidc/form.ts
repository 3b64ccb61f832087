import type { FormProblem, Params } from './protocol.ts'

/** Bounds of every parameter list, query or body (T25, A08): unknown parameters are ignored, but not without end. */
export const paramLimits = { bytes: 65_536, queryBytes: 32_768, count: 1_000, nameLength: 256 }

const none = paramsOf([])

/** A query string without its `?`. */
export const parseQuery = (text: string): Params | FormProblem => parseParams(text, paramLimits.queryBytes)

/** A body of `application/x-www-form-urlencoded` and nothing else. No body and no type is an empty form. */
export function parseForm(contentType: string | undefined, body: Uint8Array): Params | FormProblem {
  if (body.length > paramLimits.bytes) return 'too_large'
  if (body.length === 0 && contentType === undefined) return paramsOf([])
  if (!formType.test(contentType ?? '')) return 'media_type'
  const text = decodeUtf8(body)
  return text === undefined ? 'malformed' : parseParams(text, paramLimits.bytes)
}

const formType = /^application\/x-www-form-urlencoded[ \t]*(;[ \t]*charset="?utf-8"?[ \t]*)?$/i

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** Strict where URLSearchParams is lenient: broken percent escapes, invalid UTF-8 and NUL make the whole list malformed. */
export function parseParams(text: string, maxLength: number): Params | FormProblem {
  if (text.length > maxLength) return 'too_large'
  if (text === '') return none
  const pieces = text.split('&').filter((piece) => piece !== '')
  if (pieces.length > paramLimits.count) return 'too_many'
  const pairs: [string, string][] = []
  for (const piece of pieces) {
    const equals = piece.indexOf('=')
    const name = decode(equals < 0 ? piece : piece.slice(0, equals))
    const value = decode(equals < 0 ? '' : piece.slice(equals + 1))
    if (name === undefined || value === undefined || name.length > paramLimits.nameLength) return 'malformed'
    pairs.push([name, value])
  }
  return paramsOf(pairs)
}

/** What a decoder would have to look at: escapes, `+` for a blank, and NUL, which is refused. */
const coded = /[%+\0]/

function decode(text: string): string | undefined {
  if (!coded.test(text)) return text
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    return decoded.includes('\0') ? undefined : decoded
  } catch {
    return undefined
  }
}

/** Parameters from pairs that are decoded already. */
export function paramsOf(pairs: Iterable<readonly [string, string]>): Params {
  const values = new Map<string, string[]>()
  const duplicates = new Set<string>()
  for (const [name, value] of pairs) {
    const known = values.get(name)
    if (known === undefined) {
      values.set(name, value === '' ? [] : [value])
      continue
    }
    duplicates.add(name)
    if (value !== '') known.push(value)
  }
  return {
    get: (name) => values.get(name)?.[0],
    all: (name) => values.get(name) ?? [],
    duplicates: [...duplicates],
  }
}
