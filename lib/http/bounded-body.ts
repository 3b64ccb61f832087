/** The body of a request was larger than it may be. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/**
 * A request's form, files included, of at most `maxBytes`: what is larger is refused by its length where that is told, else when
 * the bound is met, whatever the rest would have been. Throws `BodyTooLarge`, or a TypeError for what is no form.
 */
export async function boundedForm(request: Request, maxBytes: number): Promise<FormData> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new BodyTooLarge()
  let size = 0
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        if (size > maxBytes) controller.error(new BodyTooLarge())
        else controller.enqueue(chunk)
      },
    }),
  )
  const type = request.headers.get('content-type') ?? ''
  try {
    return await new Response(counted ?? null, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    if (size > maxBytes) throw new BodyTooLarge()
    throw error
  }
}
