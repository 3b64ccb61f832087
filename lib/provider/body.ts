import { paramLimits } from '#lib/oidc/form.ts'

const nothing = new Uint8Array()

const hasNoBody = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/**
 * Reads a body as it arrives and never holds more than a form may have (SECURITY T25). `too_large` is answered while the
 * rest is still under way; the door then closes the connection.
 */
export async function readBody(
  method: string,
  declaredLength: string | undefined,
  chunks: AsyncIterable<Uint8Array> | null,
): Promise<Uint8Array | 'too_large'> {
  if (hasNoBody(method) || chunks === null) return nothing
  if (Number(declaredLength ?? 0) > paramLimits.bytes) return 'too_large'
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > paramLimits.bytes) return 'too_large'
    parts.push(chunk)
  }
  return parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts)
}
