import { crc32 } from 'node:zlib'
import { pngOf } from '#lib/branding/testing/pictures.ts'

const read = (...lines: string[]): Buffer => Buffer.from(lines.join(''), 'base64')

/** A PNG of 16 by 12 pixels. */
export const png: Buffer = pngOf(16, 12)

/** A gradient of 16 by 12 pixels as Chromium writes it, with JFIF and a colour profile. */
export const jpeg: Buffer = read(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0o',
  'OjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2Nj',
  'Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAMABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAwIF',
  '/8QAFhAAAwAAAAAAAAAAAAAAAAAAAAEC/8QAFAEBAAAAAAAAAAAAAAAAAAAABP/EABcRAAMBAAAAAAAAAAAAAAAAAAABAwT/2gAM',
  'AwEAAhEDEQA/AMumHTKphUx2eSG3oz//2Q==',
)

/** The same, half transparent, as lossy WebP in an extended file with a colour profile. */
export const webpAlpha: Buffer = read(
  'UklGRloCAABXRUJQVlA4WAoAAAAwAAAADwAACwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBILwAAAAUfoCBtA8a/5O7aiIjgOxRFkhr5l7IH',
  'vAmOskLQENH/HoRq9GZCQb033vCdfKoBAFZQOCA0AAAAEAIAnQEqEAAMAALATCWwAnQBH//kGtb4uAD+25it23JlYLgetyx+v/iQ',
  '2/dNX+BYPgAAAA==',
)

/** The same as lossless WebP, in an extended file with a colour profile. */
export const webpLossless: Buffer = read(
  'UklGRqADAABXRUJQVlA4WAoAAAAwAAAADwAACwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
  'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
  'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
  'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMsgEAAC8PwAIQXwS3kSRHUlT3Uen8N/M09v/1',
  'zAjGbdtIkpS9ftt/sxm3bSQ5EnvmXlmff5jv6W+GbdtGjhFWe08P4L/99+++j/lcq+t7W59m7XSde+wzay716k6cdZqxbjN2uA5W',
  'rTtch4/9duDw9tPhOjhm6Lad9dlvy/rw27Jkte2sT39bVm2CWtaH3y3LANVuZ5VGmwZUO7GsT37NDJhhGJ/n1zAkUbthSK37FxlG',
  '7YQjEYJq3TR6moBNozZZDCplpLZhyEhMpLYYMihFJittGrWjQghaCClGaZmMQDFoKWpLWUqkdimlLEZtMxONymSt7b1XljsfIAYA',
  'QKDJtm3btm3brqm52dvZ7YiI/vfh7+fz9XC1WwxapXTYbdL+fr093Jwux+1KNuKz6GTf70935+tJt1aI+W0GufDj+X6/mfUbxXjI',
  'YVSKWC+Hy5P5sFlOhl1mtYRDfbw+W47b1UzUa9HJeHTC7cVq2qnnYn67XiFgErH7zazXKCaCTqNKxCbjkNvFsFVKhT0mjZhLwaNg',
  'y1G7kjnGUj6NgIaDJ91aPhawGuRCBgmDgAD/xc5jTMYhoSAA',
)

/** A chunk of PNG with its checksum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A segment of JPEG. */
export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** A chunk of WebP. */
export function webpChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)])
}

/** `file` with more bytes after its first `at`; a WebP says its new size. */
export function inserted(file: Buffer, at: number, more: Buffer): Buffer {
  const longer = Buffer.concat([file.subarray(0, at), more, file.subarray(at)])
  if (longer.toString('latin1', 0, 4) === 'RIFF') longer.writeUInt32LE(longer.length - 8, 4)
  return longer
}

/** Exif as cameras write it: which way up, by whom, and where (a directory of its own, named by tag 0x8825). */
export function exifOf(orientation: number, secret: string): Buffer {
  const text = Buffer.from(`${secret}\0`, 'latin1')
  const tiff = Buffer.alloc(50)
  tiff.write('II', 'latin1')
  tiff.writeUInt16LE(42, 2)
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  const entries = [
    [0x010f, 2, text.length, 50],
    [0x0112, 3, 1, orientation],
    [0x8825, 4, 1, 50],
  ] as const
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    tiff.writeUInt16LE(tag, 10 + index * 12)
    tiff.writeUInt16LE(type, 12 + index * 12)
    tiff.writeUInt32LE(count, 14 + index * 12)
    tiff.writeUInt32LE(value, 18 + index * 12)
  }
  return Buffer.concat([tiff, text])
}
