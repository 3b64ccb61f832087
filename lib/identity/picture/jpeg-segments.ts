/**
 * Whether the data of a JPEG segment (ITU-T T.81 annex B, without marker and length) is exactly what its marker says, so that nothing
 * can be hidden behind it. Frames that no browser draws (lossless, hierarchical, arithmetic) and segments that no picture needs are not.
 */
export function readsAsJpegSegment(marker: number, data: Buffer): boolean {
  switch (marker) {
    case 0xc0:
    case 0xc1:
    case 0xc2:
      return isFrame(data)
    case 0xc4:
      return areHuffmanTables(data)
    case 0xdb:
      return areQuantizations(data)
    case 0xda:
      return data.length >= 6 && data.length === 4 + 2 * (data[0] ?? 0) && (data[0] ?? 0) <= 4
    case 0xdd:
      return data.length === 2
    default:
      return false
  }
}

/** §B.2.2: precision of 8 bits, height, width, and one, three or four components. */
function isFrame(data: Buffer): boolean {
  const components = data[5] ?? 0
  return data[0] === 8 && [1, 3, 4].includes(components) && data.length === 6 + 3 * components
}

/** §B.2.4.2: tables, each of a class, the counts of 16 lengths, and as many symbols. */
function areHuffmanTables(data: Buffer): boolean {
  let at = 0
  while (at + 17 <= data.length) {
    const symbols = data.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0)
    if (((data[at] ?? 0) & 0xec) !== 0 || symbols > 256) return false
    at += 17 + symbols
  }
  return at > 0 && at === data.length
}

/** §B.2.4.1: tables of 64 entries, of one byte or of two. */
function areQuantizations(data: Buffer): boolean {
  let at = 0
  while (at < data.length) {
    const kind = data[at] ?? 0
    if ((kind & 0xec) !== 0) return false
    at += kind >> 4 === 0 ? 65 : 129
  }
  return at > 0 && at === data.length
}
