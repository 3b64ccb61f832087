import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { errorStatus, isServiceError, ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { log } from '#lib/kernel/log.ts'
import type { Verb } from '#lib/services/verb.ts'
import { isSameOrigin } from './action.ts'
import { BodyTooLarge, boundedForm } from './bounded-body.ts'
import { cookieReader, inRequest } from './request.ts'
import { theirWords } from './their-words.ts'

/** Reads one text field of the form that came with the file; absent ones are empty. */
export type FieldReader = (name: string) => string

export type FileForm<Result> = {
  verb: Verb<z.ZodType, Result>
  /** The largest file, in bytes, and what its form may add to it. */
  maxBytes: number
  /** The verb's input, out of the text of the file (or of the field `text`), its name and the form's other fields. */
  input: (text: string, fileName: string, field: FieldReader) => unknown
  /** Where to go on, and where back to, in the tenant's portal. */
  onward: (tenant: string, result: Result, field: FieldReader) => string
  back: (tenant: string, field: FieldReader) => string
}

const formBytes = 64 * 1024

/**
 * A verb that takes a file, as a route: too large for a server action, bounded while it is read. Who asks for JSON, as our page does
 * with scripts, gets what a form's action answers; a plain form is led onward, or back with the word of what went wrong.
 */
export function receiveFile<Result>(of: FileForm<Result>) {
  return async (request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> => {
    const { tenant } = await params
    let field: FieldReader = () => ''
    try {
      if (!(await isSameOrigin())) throw new ServiceError('forbidden', 'This form was sent from another site.')
      const result = await inRequest(async () => {
        const at = now()
        const actor = await portalActor(tenant, await cookieReader(), at)
        // Nobody's file is read before it is known whose it is.
        if (actor.kind === 'anonymous') throw new ServiceError('unauthenticated', 'Sign in first.')
        const form = await boundedForm(request, of.maxBytes + formBytes)
        field = (name) => textField(form, name)
        const { text, fileName } = await fileOf(form)
        return of.verb.call({ actor, tenant, now: at }, of.input(text, fileName, field))
      })
      return answer(request, 200, { ok: true, href: of.onward(tenant, result, field) })
    } catch (error) {
      const refused = refusalOf(error)
      const said = await inRequest(async () => inTheirWords(refused))
      return answer(request, errorStatus[refused.code], {
        ok: false,
        ...said,
        href: `${of.back(tenant, field)}&problem=${refused.code}`,
      })
    }
  }
}

type Answer = { ok: boolean; href: string; message?: string; fields?: Record<string, string> | undefined }

function answer(request: Request, status: number, body: Answer): Response {
  const headers = { 'cache-control': 'no-store' }
  if (request.headers.get('accept')?.includes('application/json') === true)
    return Response.json(body, { status, headers })
  return new Response(null, { status: 303, headers: { ...headers, location: body.href } })
}

function textField(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, 1_000) : ''
}

/** The chosen file; where none was chosen, what was pasted. */
async function fileOf(form: FormData): Promise<{ text: string; fileName: string }> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return { text: decoded(await file.arrayBuffer()), fileName: file.name }
  const pasted = form.get('text')
  return { text: typeof pasted === 'string' ? pasted : '', fileName: '' }
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong('This is no text in UTF-8. Save it as CSV UTF-8, or as JSON.')
  }
}

const wrong = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'This file can’t be imported.', { fields: { file: sentence } })

const inTheirWords = ({ message, fields = {} }: ServiceError) => ({
  message: theirWords(message),
  fields: Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [name, theirWords(sentence)])),
})

function refusalOf(error: unknown): ServiceError {
  if (isServiceError(error)) return error
  if (error instanceof BodyTooLarge) return wrong('The file is too large.')
  if (error instanceof TypeError) return wrong('The form could not be read. Send it again.')
  const errorId = newId()
  log().error({ err: error, errorId }, 'a file could not be received')
  return new ServiceError('unavailable', `This did not work, and nothing was changed. Quote ${errorId} to support.`)
}
