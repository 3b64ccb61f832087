import { encode } from 'uqr'

/** A QR code as one path of its dark squares, a run of a row at a time, on a square of `size` units with the margin that scanners need. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  let path = ''
  for (const [y, row] of data.entries())
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      let end = x
      while (row[end] === true) end++
      path += `M${x} ${y}h${end - x}v1h-${end - x}z`
      x = end
    }
  return { size, path }
}
