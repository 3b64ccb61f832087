import { bounds } from '#lib/limits/bounds.ts'

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]

/** A picture whose bytes are what its type says. */
export type Picture = { contentType: PictureType; width: number; height: number }

/**
 * Reads the head of a picture: PNG, JPEG or WebP, by its bytes and whatever it is called. A sentence says why another is refused:
 * SVG is a document that can hold scripts and links, and is not taken.
 */
export function readPicture(bytes: Uint8Array): Picture | string {
  if (bytes.byteLength > bounds.branding.imageBytes) return 'This picture is larger than 256 kB.'
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = readPng(data) ?? readJpeg(data) ?? readWebp(data)
  if (found === undefined) return isSvg(data) ? svg : 'This is no PNG, JPEG or WebP picture.'
  const most = bounds.branding.imageSide
  const isFitting = [found.width, found.height].every((side) => side >= 1 && side <= most)
  return isFitting ? found : `A picture is between 1 and ${most} pixels wide and high.`
}

const svg = 'An SVG is a document that can hold scripts. Save the logo as PNG or WebP, twice as large as it is shown.'
const isSvg = (data: Buffer): boolean => /<svg[\s>]/i.test(data.subarray(0, 4096).toString('latin1'))

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** PNG (RFC 2083 §3.1, §4.1.1): the signature, then IHDR with the sides. */
function readPng(data: Buffer): Picture | undefined {
  if (data.length < 33 || !data.subarray(0, 8).equals(pngHead) || data.toString('latin1', 12, 16) !== 'IHDR')
    return undefined
  return { contentType: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) }
}

/** JPEG (ITU-T T.81 annex B): markers up to the first frame, which has the sides. */
function readJpeg(data: Buffer): Picture | undefined {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= data.length) {
    if (data[at] !== 0xff) return undefined
    const marker = data[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { contentType: 'image/jpeg', height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) }
    const length = data.readUInt16BE(at + 2)
    if (length < 2 || marker === 0xda || marker === 0xd9) return undefined
    at += 2 + length
  }
  return undefined
}

/** WebP (RFC 9649 §2.3–2.7): RIFF, then one of three kinds of first chunk, each with the sides in its own way. */
function readWebp(data: Buffer): Picture | undefined {
  const isRiff =
    data.length >= 30 && data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP'
  if (!isRiff) return undefined
  const contentType = 'image/webp'
  const kind = data.toString('latin1', 12, 16)
  if (kind === 'VP8X') return { contentType, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8L' && data[20] === 0x2f) {
    const bits = data.readUInt32LE(21)
    return { contentType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (kind === 'VP8 ' && data.readUIntBE(23, 3) === 0x9d012a)
    return { contentType, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff }
  return undefined
}
