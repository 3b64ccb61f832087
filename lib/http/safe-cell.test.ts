import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeCell } from './safe-cell.ts'

describe('UX-C5 cells of an export', () => {
  test.each(['=1+1', '+49 30 1', '-2', '@cmd', '\tx', '\rx', '\nx', '＝1'])('%j is no formula', (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
  })

  test.each([
    ['Søren', 'Søren'],
    ['a=b', 'a=b'],
    ['', ''],
    [null, ''],
    [undefined, ''],
    [-3, '-3'],
    [true, 'true'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('%j is written as %j', (cell, text) => {
    expect(safeCell(cell)).toBe(text)
  })

  test.each([
    ["x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"],
    ['x,=1', "x,'=1"],
    ['x;"=1', 'x;"\'=1'],
    ['x\n@SUM(1)', "x\n'@SUM(1)"],
    ['x\t＋1', "x\t'＋1"],
    ['Smith, -x', 'Smith, -x'],
  ])('%j begins no formula where another sign parts the cells: %j', (cell, text) => {
    expect(safeCell(cell)).toBe(text)
  })

  test('whatever is typed, no cell of a file begins as a formula, and each text is there as it was', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 12 })
      .filter((typed) => !/[,;\t\r\n]"*[=+\-@＝＋－＠]/.test(typed))
    const row = fc.tuple(fc.constant('id'), text, text)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (typed) => {
        const read = parse(stringify(typed.map((cells) => cells.map(safeCell)))) as string[][]
        return typed.every((cells, i) =>
          cells.every((cell, j) => {
            const safe = read[i]?.[j] ?? ''
            return !/^[=+\-@\t\r]/.test(safe) && [cell, `'${cell}`].includes(safe)
          }),
        )
      }),
      { numRuns: 10 },
    )
  }, 30_000)
})
