import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { registry } from '#lib/services/index.ts'
import { exampleInput } from './example-input.ts'
import { openApi } from './openapi.ts'
import { openApiDoor } from './openapi-door.ts'
import { routesOf } from './route-of.ts'

const document = openApi(registry)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation) => ({ path, operation })),
)

describe('the document of the management API', () => {
  test('UX-C21 tells of every use case, in words, with what it takes and answers', () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      registry.map(({ name }) => name).sort(),
    )
    expect(
      operations.filter(({ operation }) => operation.description === '').map(({ operation }) => operation.operationId),
    ).toEqual([])
  })

  test('names each field of a path once, and nothing refers to what is not there', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
        inPath,
      )
    }
    const text = JSON.stringify(document)
    const targets = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '')
    const at = (target: string) =>
      target.split('/').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document)
    expect([...new Set(targets)].filter((target) => at(target) === undefined)).toEqual([])
  })

  test.each(routesOf(registry).map((route) => [route.entry.name, route] as const))(
    '%s: its example is one that it takes, as far as a form says',
    (_, { entry, method, path }) => {
      expect(entry.input.safeParse(exampleInput(entry)).error).toBeUndefined()
      const body = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']
      if (body !== undefined)
        expect(z.fromJSONSchema(body.schema as never).safeParse(body.example).error).toBeUndefined()
    },
  )

  test('is answered to everybody', async () => {
    const response = openApiDoor(registry)()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)))
  })
})
