import { describe, expect, test } from 'vitest'
import { registry } from '#lib/services/index.ts'
import { inputSchema } from './input-schema.ts'
import { match, parameterOf, pathFields, routesOf } from './route-of.ts'
import { routes } from './routes.ts'

const all = routesOf(registry)

describe('the table of routes', () => {
  test('every use case has an address: add yours to lib/http/rest/routes.ts', () => {
    expect(registry.map(({ name }) => name).filter((name) => routes[name] === undefined)).toEqual([])
  })

  test('every address belongs to a use case', () => {
    const names = new Set<string>(registry.map(({ name }) => name))
    expect(Object.keys(routes).filter((name) => !names.has(name))).toEqual([])
  })

  test('no two use cases answer at one address', () => {
    const shapes = all.map(({ method, segments }) =>
      [method, ...segments.map((segment) => (parameterOf(segment) === undefined ? segment : '{}'))].join('/'),
    )
    expect(shapes.filter((shape, i) => shapes.indexOf(shape) !== i)).toEqual([])
  })

  test('what is in a path is a field that the use case takes', () => {
    const strays = all.flatMap((route) => {
      const { properties = {} } = inputSchema(route.entry)
      return pathFields(route)
        .filter((field) => !Object.hasOwn(properties, field))
        .map((field) => `${route.entry.name}: ${field}`)
    })
    expect(strays).toEqual([])
  })

  test('a question is asked by GET, unless what it asks of has no place in an address; a change is not', () => {
    const odd = all.filter(({ entry, method }) => (entry.kind === 'query') !== (method === 'GET'))
    expect(odd.map(({ entry }) => entry.name).sort()).toEqual([
      'branding.preview',
      'client.preview_token',
      'import.check',
      'policy.preview',
      'promotion.plan',
      'token.inspect',
    ])
  })

  test('a path is matched segment by segment, literally before by a field', () => {
    const found = match(all, 'GET', '/tenants/acme/directories/main/users/usr_1')
    expect(found).toMatchObject({ tenant: 'acme', params: { directory: 'main', id: 'usr_1' } })
    expect(match(all, 'POST', '/platform/tenants/exports')).toMatchObject({ tenant: 'platform', params: {} })
    expect(match(all, 'GET', '/platform/tenants/acme')).toMatchObject({
      tenant: 'platform',
      params: { tenant: 'acme' },
    })
  })

  test('another method is told which there are; another path that there is nothing', () => {
    expect(match(all, 'DELETE', '/tenants/acme/roles')).toEqual({ allow: ['GET', 'POST'] })
    for (const path of [
      '',
      '/',
      '/tenants',
      '/tenants/',
      '/tenants/acme/',
      '/tenants/acme/rolesx',
      '/tenants/%E0/roles',
    ])
      expect(match(all, 'GET', path)).toEqual({ allow: [] })
  })
})
