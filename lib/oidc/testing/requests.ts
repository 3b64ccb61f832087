import { paramsOf } from '../form.ts'
import type { Params, ProtocolRequest } from '../protocol.ts'

/** Values by name; a list is a parameter sent several times, undefined one that is not sent. */
export type Fields = Record<string, string | readonly string[] | undefined>

export const params = (fields: Fields): Params =>
  paramsOf(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
    ),
  )

export const get = (query: Fields = {}, headers: Record<string, string> = {}): ProtocolRequest => ({
  method: 'GET',
  path: '/',
  query: params(query),
  form: params({}),
  header: (name) => headers[name],
  peer: { ip: headers['test-ip'] ?? '192.0.2.1' },
})

export const post = (form: Fields = {}, headers: Record<string, string> = {}): ProtocolRequest => ({
  ...get({}, headers),
  method: 'POST',
  form: params(form),
})

/** RFC 6749 §2.3.1. */
export function basic(clientId: string, secret = `secret-of-${clientId}`): { authorization: string } {
  const encoded = (text: string) => new URLSearchParams({ x: text }).toString().slice(2)
  return { authorization: `Basic ${btoa(`${encoded(clientId)}:${encoded(secret)}`)}` }
}
