import { bounds } from '#lib/limits/bounds.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'

/** The types that a picture of a person can have. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]

/** A picture that holds nothing but what is needed to draw it. Sides in pixels, as they are stored: before it is turned. */
export type CleanPicture = { contentType: PictureType; width: number; height: number; content: Buffer }

/**
 * Why a picture is not taken. `unknown_type`: no PNG, JPEG or WebP by its bytes, whatever it is called. `damaged`: one that can't be
 * read to its end. `animated`: it has no still picture. `too_large`: in bytes as sent, or without what was taken out of it.
 */
export type PictureProblem = 'missing' | 'too_large' | 'unknown_type' | 'damaged' | 'animated' | 'too_many_pixels'

/** What a reader of one type finds: undefined for bytes of another type. */
export type Cleaned = Omit<CleanPicture, 'contentType'> | 'damaged' | 'animated'

const readers: readonly [PictureType, (data: Buffer) => Cleaned | undefined][] = [
  ['image/png', cleanPng],
  ['image/jpeg', cleanJpeg],
  ['image/webp', cleanWebp],
]

/**
 * Reads a picture that somebody sent and writes it anew: where and with what it was taken, names, comments, thumbnails, colour
 * profiles, whatever else stands beside the pixels and whatever follows them are not in what comes out; which way up it is stays.
 * Pixels are not touched: nothing is unpacked, so nothing can be made to take memory.
 */
export function cleanPicture(bytes: Uint8Array): CleanPicture | PictureProblem {
  if (bytes.byteLength === 0) return 'missing'
  if (bytes.byteLength > bounds.picture.sentBytes) return 'too_large'
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const [contentType, clean] of readers) {
    const found = clean(data)
    if (found === undefined) continue
    if (typeof found === 'string') return found
    if (found.width < 1 || found.height < 1) return 'damaged'
    if (Math.max(found.width, found.height) > bounds.picture.side) return 'too_many_pixels'
    return found.content.byteLength > bounds.picture.bytes ? 'too_large' : { contentType, ...found }
  }
  return 'unknown_type'
}
