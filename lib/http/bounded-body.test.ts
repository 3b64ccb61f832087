import { describe, expect, test } from 'vitest'
import { BodyTooLarge, boundedForm } from './bounded-body.ts'

const send = (body: FormData | ReadableStream<Uint8Array> | string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** A body that says no length and never ends by itself. */
const endless = () =>
  new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(10_000)) })

describe('a form with a file', () => {
  test('is read', async () => {
    const form = new FormData()
    form.set('directory', 'main')
    form.set('file', new File(['email\na@x.test'], 'people.csv'))
    const read = await boundedForm(send(form), 10_000)
    expect(read.get('directory')).toBe('main')
    expect(await (read.get('file') as File).text()).toBe('email\na@x.test')
  })

  test('beyond its bound is refused, by its length or when the bound is met', async () => {
    const form = new FormData()
    form.set('file', new File(['x'.repeat(20_000)], 'people.csv'))
    await expect(boundedForm(send(form), 10_000)).rejects.toThrow(BodyTooLarge)
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    await expect(boundedForm(send(endless(), headers), 100_000)).rejects.toThrow(BodyTooLarge)
  })

  test('that is none is a TypeError', async () => {
    await expect(boundedForm(send('{}', { 'content-type': 'application/json' }), 10_000)).rejects.toThrow(TypeError)
  })
})
