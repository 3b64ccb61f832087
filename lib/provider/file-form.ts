import { bounds } from '#lib/limits/bounds.ts'
import { paramsOf } from '#lib/oidc/form.ts'
import type { FormProblem, Params } from '#lib/oidc/protocol.ts'

/** The bytes of a form's file; undefined where none was chosen, `too_large` when the form was larger than one with a picture may be. */
export type SentFile = Uint8Array | 'too_large' | undefined

/** The fields of a form that can bring a file, and the file. */
export type FileForm = { form: Params | FormProblem; file: SentFile }

/** The field that a file is read from. */
const fileField = 'picture'

/** What a form adds to its file. */
const formBytes = 64 * 1024
const mostFields = 20

export const isFileForm = (contentType: string | undefined): boolean =>
  /^multipart\/form-data\s*;/i.test(contentType ?? '')

/**
 * Reads a form of several parts (RFC 7578), by the platform's own reader. No more is held than a picture and its form may have; what
 * is beyond is read and thrown away up to a bound, for browsers hear no answer while they are still sending.
 */
export async function readFileForm(
  contentType: string,
  contentEncoding: string | undefined,
  chunks: AsyncIterable<Uint8Array> | null,
): Promise<FileForm> {
  const body = await readBounded(chunks)
  if (body === 'too_large') return { form: 'too_large', file: 'too_large' }
  if (contentEncoding !== undefined && contentEncoding !== 'identity') return { form: 'media_type', file: undefined }
  const sent = await parse(contentType, body)
  if (sent === undefined) return { form: 'malformed', file: undefined }
  const parts = [...sent]
  if (parts.length > mostFields) return { form: 'too_many', file: undefined }
  const fields = parts.flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const chosen = parts.find(([name]) => name === fileField)?.[1]
  const isChosen = chosen !== undefined && typeof chosen !== 'string' && chosen.size > 0
  return { form: paramsOf(fields), file: isChosen ? new Uint8Array(await chosen.arrayBuffer()) : undefined }
}

async function parse(contentType: string, body: Uint8Array<ArrayBuffer>): Promise<FormData | undefined> {
  try {
    return await new Response(body, { headers: { 'content-type': contentType } }).formData()
  } catch {
    return undefined
  }
}

async function readBounded(chunks: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer> | 'too_large'> {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks ?? []) {
    size += chunk.length
    if (size > bounds.picture.drainedBytes) break
    if (size > bounds.picture.sentBytes + formBytes) parts = []
    else parts.push(chunk)
  }
  return size > bounds.picture.sentBytes + formBytes ? 'too_large' : new Uint8Array(Buffer.concat(parts))
}
