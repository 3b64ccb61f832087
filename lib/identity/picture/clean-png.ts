import { crc32 } from 'node:zlib'
import type { Cleaned } from './clean-picture.ts'
import { type Orientation, readOrientation, writeOrientation } from './orientation.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What decoding needs beside the pixels, and how many bytes of it there can be. All of it is numbers. */
const needed: Readonly<Record<string, number>> = { PLTE: 768, tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1, sBIT: 4, cICP: 4 }

type Chunk = { type: string; data: Buffer }

/**
 * PNG (W3C PNG 3 §5, §11): header, pixels and what is needed to draw them, each chunk written anew. Text, time, Exif, profiles,
 * frames of an animation and every chunk that nobody here knows are left out, with all that follows the end.
 */
export function cleanPng(file: Buffer): Cleaned | undefined {
  if (!file.subarray(0, 8).equals(signature)) return undefined
  const chunks = readChunks(file)
  const [head, ...rest] = chunks ?? []
  if (head?.type !== 'IHDR' || head.data.length !== 13) return 'damaged'
  const first = rest.findIndex(({ type }) => type === 'IDAT')
  const last = rest.findLastIndex(({ type }) => type === 'IDAT')
  const pixels = rest.slice(first, last + 1)
  if (first < 0 || pixels.some(({ type }) => type !== 'IDAT')) return 'damaged'
  const before = rest.slice(0, first)
  if (rest.some(({ type }) => isCritical(type) && type !== 'PLTE' && type !== 'IDAT')) return 'damaged'
  const kept = before.filter(
    ({ type, data }, index) =>
      data.length <= (needed[type] ?? -1) && before.findIndex((each) => each.type === type) === index,
  )
  const orientation = orientationOf(rest)
  const turned = orientation === 1 ? [] : [{ type: 'eXIf', data: writeOrientation(orientation) }]
  const written = [head, ...kept, ...turned, ...pixels, { type: 'IEND', data: Buffer.alloc(0) }]
  return {
    width: head.data.readUInt32BE(0),
    height: head.data.readUInt32BE(4),
    content: Buffer.concat([signature, ...written.flatMap(writeChunk)]),
  }
}

/** §5.4: a capital first letter says that a picture can't be drawn without the chunk. */
const isCritical = (type: string): boolean => /^[A-Z]/.test(type)

/** The chunks before the end; undefined when there is no end, or a chunk is not what its checksum says. */
function readChunks(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = signature.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > file.length) return undefined
    const type = file.toString('latin1', at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(type) || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return undefined
    if (type === 'IEND') return chunks
    chunks.push({ type, data: file.subarray(at + 8, end) })
    at = end + 4
  }
  return undefined
}

function orientationOf(chunks: readonly Chunk[]): Orientation {
  const exif = chunks.find(({ type }) => type === 'eXIf')
  return exif === undefined ? 1 : readOrientation(exif.data)
}

function writeChunk({ type, data }: Chunk): Buffer[] {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(type, 4, 'latin1')
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(data, crc32(head.subarray(4))))
  return [head, data, check]
}
