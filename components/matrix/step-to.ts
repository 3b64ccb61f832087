/** Where an arrow key leads in a table of boxes: along the row, or to the same column of the next row that has a box there. */
export function stepTo(table: HTMLTableElement, from: EventTarget, key: string): HTMLInputElement | undefined {
  if (!(from instanceof HTMLInputElement) || from.type !== 'checkbox') return undefined
  const cell = from.closest('td')
  const row = from.closest('tr')
  if (cell === null || row === null) return undefined
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const along = [...row.querySelectorAll<HTMLInputElement>(boxes)]
    return along[along.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)]
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const rows = [...table.rows].filter(({ hidden }) => !hidden)
  const here = rows.indexOf(row)
  const onward = key === 'ArrowDown' ? rows.slice(here + 1) : rows.slice(0, Math.max(here, 0)).reverse()
  for (const other of onward) {
    const box = other.cells[cell.cellIndex]?.querySelector<HTMLInputElement>(boxes)
    if (box) return box
  }
  return undefined
}

const boxes = 'input[type="checkbox"]:not(:disabled)'
