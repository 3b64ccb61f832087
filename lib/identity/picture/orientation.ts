/** Which way up a picture is (Exif 2.32 §4.6.4 A, tag 0x0112): 1 as it is stored, 2 to 8 mirrored or turned. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const tag = 0x0112
const short = 3

/** Reads the orientation of the TIFF that Exif data is; whatever is none says nothing, and so means 1. */
export function readOrientation(tiff: Buffer): Orientation {
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1
  const isLittle = order === 'II'
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (u16(2) !== 42 || first + 2 > tiff.length) return 1
  const count = u16(first)
  for (let at = first + 2, n = 0; n < count && at + 12 <= tiff.length; at += 12, n++) {
    if (u16(at) !== tag) continue
    const value = u16(at + 8)
    return u16(at + 2) === short && value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** Exif data that says the orientation and nothing else: a TIFF of one directory with one entry. */
export function writeOrientation(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(tag, 10)
  tiff.writeUInt16BE(short, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
