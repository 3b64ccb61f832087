import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Edge, nestingOf } from './nesting.ts'

const edge = (parentRoleId: string, childRoleId: string): Edge => ({ parentRoleId, childRoleId })
const chain = [edge('a', 'b'), edge('b', 'c')]

describe('what putting a role into another comes to', () => {
  test('a role that is within it, or is it, makes a circle', () => {
    expect(nestingOf(chain, edge('c', 'a'), 10)).toBe('circle')
    expect(nestingOf(chain, edge('b', 'a'), 10)).toBe('circle')
    expect(nestingOf(chain, edge('a', 'a'), 10)).toBe('circle')
    expect(nestingOf(chain, edge('a', 'c'), 10)).toBe('fits')
  })

  test('roles stand one within the other to a bound, counted from the outermost to the innermost', () => {
    expect(nestingOf(chain, edge('c', 'd'), 4)).toBe('fits')
    expect(nestingOf(chain, edge('c', 'd'), 3)).toBe('too_deep')
    expect(nestingOf([...chain, edge('x', 'y')], edge('c', 'x'), 5)).toBe('fits')
    expect(nestingOf([...chain, edge('x', 'y')], edge('c', 'x'), 4)).toBe('too_deep')
  })

  test('however roles are nested one after the other, no circle is ever stored', () => {
    const role = fc.integer({ min: 0, max: 7 }).map(String)
    fc.assert(
      fc.property(fc.array(fc.tuple(role, role), { maxLength: 40 }), (wishes) => {
        const stored: Edge[] = []
        for (const [parent, child] of wishes)
          if (nestingOf(stored, edge(parent, child), 10) === 'fits') stored.push(edge(parent, child))
        // What has an order has no circle: take away what contains nothing, until nothing is left.
        let left = stored
        for (let round = 0; round < 8; round++)
          left = left.filter(({ childRoleId }) => left.some(({ parentRoleId }) => parentRoleId === childRoleId))
        expect(left).toEqual([])
      }),
    )
  })
})
