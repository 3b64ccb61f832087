import type { Cleaned } from './clean-picture.ts'
import { type Orientation, readOrientation, writeOrientation } from './orientation.ts'

type Chunk = { type: string; data: Buffer }
type Sides = { width: number; height: number }

const alphaFlag = 0x10
const exifFlag = 0x08

/**
 * WebP (RFC 9649 §2): the picture, its transparency, and which way up it is. Exif, XMP, profiles and chunks that nobody here knows are
 * left out, with all that follows the end; the header is written anew for what is left.
 */
export function cleanWebp(file: Buffer): Cleaned | undefined {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    return undefined
  const chunks = readChunks(file)
  if (chunks === undefined) return 'damaged'
  const named = (type: string) => chunks.find((chunk) => chunk.type === type)
  if (named('ANMF') !== undefined || named('ANIM') !== undefined) return 'animated'
  const picture = chunks.find(({ type }) => type === 'VP8 ' || type === 'VP8L')
  const sides = picture === undefined ? undefined : sidesOf(picture)
  if (picture === undefined || sides === undefined) return 'damaged'
  const alpha = picture.type === 'VP8 ' ? named('ALPH') : undefined
  const isSeeThrough = alpha !== undefined || (picture.type === 'VP8L' && ((picture.data[4] ?? 0) & 0x10) !== 0)
  const orientation = orientationOf(named('EXIF'))
  const drawn = alpha === undefined ? [picture] : [alpha, picture]
  if (alpha === undefined && orientation === 1) return { ...sides, content: riff(drawn) }
  const turned = orientation === 1 ? [] : [{ type: 'EXIF', data: writeOrientation(orientation) }]
  const flags = (isSeeThrough ? alphaFlag : 0) | (orientation === 1 ? 0 : exifFlag)
  return { ...sides, content: riff([{ type: 'VP8X', data: extended(flags, sides) }, ...drawn, ...turned]) }
}

/** §2.3, §2.4: chunks up to the size that the file says it has; undefined when it is shorter than that, or a chunk is longer. */
function readChunks(file: Buffer): Chunk[] | undefined {
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) return undefined
  const chunks: Chunk[] = []
  for (let at = 12; at + 8 <= end; ) {
    const length = file.readUInt32LE(at + 4)
    const data = file.subarray(at + 8, at + 8 + length)
    if (at + 8 + length > end) return undefined
    chunks.push({ type: file.toString('latin1', at, at + 4), data })
    at += 8 + length + (length % 2)
  }
  return chunks
}

/** The sides of a key frame (RFC 6386 §9.1) or of a lossless picture (RFC 9649 §3.4). */
function sidesOf({ type, data }: Chunk): Sides | undefined {
  if (data.length < 10) return undefined
  if (type === 'VP8 ') {
    const isKeyFrame = ((data[0] ?? 1) & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a
    return isKeyFrame ? { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff } : undefined
  }
  const bits = data.readUInt32LE(1)
  const isFirstVersion = data[0] === 0x2f && bits >>> 29 === 0
  return isFirstVersion ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : undefined
}

/** What libwebp writes has six more letters in front, as in JPEG. */
function orientationOf(exif: Chunk | undefined): Orientation {
  if (exif === undefined) return 1
  return readOrientation(exif.data.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.data.subarray(6) : exif.data)
}

function extended(flags: number, { width, height }: Sides): Buffer {
  const data = Buffer.alloc(10)
  data.writeUInt8(flags, 0)
  data.writeUIntLE(width - 1, 4, 3)
  data.writeUIntLE(height - 1, 7, 3)
  return data
}

function riff(chunks: readonly Chunk[]): Buffer {
  const body = Buffer.concat(chunks.flatMap(writeChunk))
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

function writeChunk({ type, data }: Chunk): Buffer[] {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return [head, data, Buffer.alloc(data.length % 2)]
}
