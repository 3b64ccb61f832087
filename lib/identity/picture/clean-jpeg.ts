import type { Cleaned } from './clean-picture.ts'
import { readsAsJpegSegment } from './jpeg-segments.ts'
import { type Orientation, readOrientation, writeOrientation } from './orientation.ts'

const [soi, eoi, sos, app0, app1, app14] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee]

/** JFIF 1.01 without density or thumbnail: it says how colours are meant, and nothing more. */
const jfif = segment(app0, Buffer.from('4a46494600010100000100010000', 'hex'))

type Found = { isJfif: boolean; transform: number | undefined; orientation: Orientation; parts: Buffer[] }
type Frame = { width: number; height: number }

/**
 * JPEG (ITU-T T.81 annex B) as browsers draw it: baseline or progressive. Tables, frame and scans are copied, each read to be what
 * it says; JFIF, Adobe's colour transform (T.872 §6.5.3) and the orientation are written anew. Every other application segment and
 * every comment is left out, with all that follows the end of the image.
 */
export function cleanJpeg(file: Buffer): Cleaned | undefined {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== soi || file[2] !== 0xff) return undefined
  const found: Found = { isJfif: false, transform: undefined, orientation: 1, parts: [] }
  let frame: Frame | undefined
  let scans = 0
  let at = 2
  while (at + 2 <= file.length) {
    if (file[at] !== 0xff) return 'damaged'
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === eoi) return frame === undefined || scans === 0 ? 'damaged' : { ...frame, content: written(found) }
    const length = at + 4 <= file.length ? file.readUInt16BE(at + 2) : 0
    const end = at + 2 + length
    if (length < 2 || end > file.length) return 'damaged'
    const data = file.subarray(at + 4, end)
    at = end
    if ((marker & 0xf0) === 0xe0 || marker === 0xfe) {
      learn(found, marker, data)
      continue
    }
    if (!readsAsJpegSegment(marker, data)) return 'damaged'
    if (isFrame(marker)) {
      if (frame !== undefined) return 'damaged'
      frame = { height: data.readUInt16BE(1), width: data.readUInt16BE(3) }
    }
    found.parts.push(segment(marker, data))
    if (marker !== sos) continue
    if (frame === undefined) return 'damaged'
    const scanned = endOfScan(file, at)
    found.parts.push(file.subarray(at, scanned))
    scans += 1
    at = scanned
  }
  return 'damaged'
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2

/** What of an application segment is needed; the rest of it is forgotten. */
function learn(found: Found, marker: number, data: Buffer): void {
  const begins = (text: string) => data.toString('latin1', 0, text.length) === text
  if (marker === app0 && begins('JFIF\0')) found.isJfif = true
  if (marker === app14 && begins('Adobe') && data.length >= 12) found.transform = data[11]
  if (marker === app1 && begins('Exif\0\0') && found.orientation === 1)
    found.orientation = readOrientation(data.subarray(6))
}

/** §B.1.1.5: a scan ends at the first marker that neither stands for a byte of it (0xff00) nor restarts it. */
function endOfScan(file: Buffer, from: number): number {
  let at = file.indexOf(0xff, from)
  while (at >= 0 && at + 1 < file.length) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
    at = file.indexOf(0xff, at + 2)
  }
  return file.length
}

const written = ({ isJfif, transform, orientation, parts }: Found): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, soi]),
    ...(isJfif ? [jfif] : []),
    ...(orientation === 1
      ? []
      : [segment(app1, Buffer.concat([Buffer.from('Exif\0\0'), writeOrientation(orientation)]))]),
    ...(transform === undefined
      ? []
      : [segment(app14, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform]))]),
    ...parts,
    Buffer.from([0xff, eoi]),
  ])

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
