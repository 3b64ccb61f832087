import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '#lib/testing/properties.ts'
import { pngOf } from '#lib/branding/testing/pictures.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type CleanPicture, cleanPicture } from './clean-picture.ts'
import {
  exifOf,
  inserted,
  jpeg,
  jpegSegment,
  png,
  pngChunk,
  webpAlpha,
  webpChunk,
  webpLossless,
} from './testing/pictures.ts'

const secret = 'GPS-52.5163N-13.3777E'
const page = '<!doctype html><script>alert(1)</script>'

const clean = (bytes: Uint8Array): CleanPicture => {
  const found = cleanPicture(bytes)
  if (typeof found === 'string') throw new Error(found)
  return found
}

/** Where each file has room for what is beside its pixels: after IHDR, after SOI, after VP8X. */
const pngAt = 33
const jpegAt = 2
const webpAt = 30
const sos = jpeg.indexOf(Buffer.from([0xff, 0xda]))

const files: readonly [string, Buffer][] = [
  ['PNG', png],
  ['JPEG', jpeg],
  ['lossy WebP with transparency', webpAlpha],
  ['lossless WebP', webpLossless],
]

describe('UX-H58 a picture of oneself holds nothing but its pixels', () => {
  test.each(files)('%s is read by its bytes, and what comes out is read to be the same', (_, file) => {
    const found = clean(file)
    expect(found).toMatchObject({ width: 16, height: 12 })
    expect(clean(found.content)).toEqual(found)
  })

  const hidden = Buffer.from(secret)
  const html = Buffer.from(page)
  test.each([
    ['a comment of a PNG', inserted(png, pngAt, pngChunk('tEXt', hidden))],
    ['Exif of a PNG', inserted(png, pngAt, pngChunk('eXIf', exifOf(1, secret)))],
    ['a profile of a PNG', inserted(png, pngAt, pngChunk('iCCP', hidden))],
    ['a chunk that nobody knows', inserted(png, pngAt, pngChunk('prVt', hidden))],
    ['a second palette note of a PNG', inserted(png, pngAt, pngChunk('sRGB', hidden))],
    ['a page in a comment of a PNG', inserted(png, pngAt, pngChunk('iTXt', html))],
    ['what follows a PNG', Buffer.concat([png, hidden])],
    ['what follows the pixels of a PNG', inserted(png, png.length - 12, pngChunk('tEXt', hidden))],
    [
      'Exif of a JPEG',
      inserted(jpeg, jpegAt, jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(1, secret)]))),
    ],
    [
      'XMP of a JPEG',
      inserted(jpeg, jpegAt, jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`))),
    ],
    ['IPTC of a JPEG', inserted(jpeg, jpegAt, jpegSegment(0xed, hidden))],
    ['a comment of a JPEG', inserted(jpeg, jpegAt, jpegSegment(0xfe, hidden))],
    ['a page in a comment of a JPEG', inserted(jpeg, jpegAt, jpegSegment(0xfe, html))],
    ['a thumbnail in JFIF', inserted(jpeg, jpegAt, jpegSegment(0xe0, Buffer.concat([Buffer.from('JFIF\0'), hidden])))],
    [
      'what Adobe adds',
      inserted(jpeg, jpegAt, jpegSegment(0xee, Buffer.concat([Buffer.from('Adobe'), Buffer.alloc(7), hidden]))),
    ],
    ['a comment before a scan', inserted(jpeg, sos, jpegSegment(0xfe, hidden))],
    ['what follows a JPEG', Buffer.concat([jpeg, hidden])],
    ['Exif of a WebP', inserted(webpAlpha, webpAlpha.length, webpChunk('EXIF', exifOf(1, secret)))],
    ['XMP of a WebP', inserted(webpLossless, webpLossless.length, webpChunk('XMP ', hidden))],
    ['a profile of a WebP', inserted(webpLossless, webpAt, webpChunk('ICCP', hidden))],
    ['a page in a chunk of a WebP', inserted(webpAlpha, webpAt, webpChunk('evil', html))],
    ['what follows a WebP', Buffer.concat([webpAlpha, hidden])],
  ])('%s is not kept', (_, file) => {
    const { content } = clean(file)
    expect(content.includes(secret)).toBe(false)
    expect(content.includes('<script>')).toBe(false)
  })

  test('whatever is hidden beside the pixels, nothing of it is in what comes out', () => {
    const anyType = fc.stringMatching(/^[a-z][A-Za-z]{3}$/)
    const words = fc.string({ minLength: 8, maxLength: 200 }).map((text) => Buffer.from(`${secret}${text}`))
    fc.assert(
      fc.property(anyType, fc.integer({ min: 0xe0, max: 0xef }), words, (type, marker, data) => {
        const made = [
          inserted(png, pngAt, pngChunk(type, data)),
          inserted(jpeg, jpegAt, jpegSegment(marker, data)),
          inserted(webpAlpha, webpAt, webpChunk(type, data)),
        ]
        return made.every((file) => !clean(file).content.includes(secret))
      }),
    )
  })
})

describe('UX-H58 a picture stays the right way up', () => {
  const exif = (orientation: number) => exifOf(orientation, secret)
  test.each([
    ['PNG', inserted(png, pngAt, pngChunk('eXIf', exif(6)))],
    ['JPEG', inserted(jpeg, jpegAt, jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(6)])))],
    ['WebP', inserted(webpLossless, webpLossless.length, webpChunk('EXIF', exif(6)))],
  ])('%s: its orientation is all that is kept of its Exif', (_, file) => {
    const { content } = clean(file)
    expect(content.includes(secret)).toBe(false)
    expect(content.includes(Buffer.from('MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06', 'latin1'))).toBe(true)
    expect(clean(content).content).toEqual(content)
  })

  test('an orientation that is none is not kept', () => {
    expect(clean(inserted(png, pngAt, pngChunk('eXIf', exif(9)))).content).toEqual(clean(png).content)
  })
})

describe('what is no picture is not taken', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'missing'],
    ['a page named as a picture', Buffer.from(page), 'unknown_type'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'unknown_type'],
    ['GIF', Buffer.from('GIF89a'), 'unknown_type'],
    ['a page that begins as a PNG', Buffer.concat([png.subarray(0, 8), Buffer.from(page)]), 'damaged'],
    ['a PNG of which a byte is another', Buffer.from(png).fill(1, 20, 21), 'damaged'],
    [
      'a PNG with a chunk that it needs and nobody knows',
      inserted(png, pngAt, pngChunk('ABCD', Buffer.alloc(4))),
      'damaged',
    ],
    ['half a JPEG', jpeg.subarray(0, -20), 'damaged'],
    ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
    ['a JPEG with words behind its tables', inserted(jpeg, sos, jpegSegment(0xdb, Buffer.alloc(80))), 'damaged'],
    ['half a WebP', webpAlpha.subarray(0, -20), 'damaged'],
    ['a WebP that moves', inserted(webpAlpha, webpAt, webpChunk('ANIM', Buffer.alloc(6))), 'animated'],
    ['a picture of too many pixels', pngOf(bounds.picture.side + 1, 8), 'too_many_pixels'],
    ['a picture of no pixels', pngOf(0, 8), 'damaged'],
    ['what is too large as it was sent', Buffer.alloc(bounds.picture.sentBytes + 1), 'too_large'],
  ])('%s', (_, file, problem) => {
    expect(cleanPicture(file)).toBe(problem)
  })

  test('a picture that is too large even without what stood beside it', () => {
    const heavy = inserted(png, png.length - 12, pngChunk('IDAT', Buffer.alloc(bounds.picture.bytes)))
    expect(cleanPicture(heavy)).toBe('too_large')
    const wordy = inserted(png, pngAt, pngChunk('tEXt', Buffer.alloc(bounds.picture.bytes)))
    expect(clean(wordy).content).toEqual(clean(png).content)
  })
})

describe('whatever is sent, it is answered', () => {
  const heads = [Buffer.alloc(0), png.subarray(0, 33), jpeg.subarray(0, 4), webpAlpha.subarray(0, 12)]

  test('bytes of any kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), (head, tail) => {
        const found = cleanPicture(Buffer.concat([head, tail]))
        return typeof found === 'string' || found.content.byteLength > 0
      }),
    )
  })

  test('pictures of which some bytes are others, or missing: what comes out is stable', () => {
    const change = fc.record({ at: fc.nat(1000), to: fc.nat(255) })
    const any = fc.constantFrom(...files.map(([, file]) => file))
    fc.assert(
      fc.property(any, fc.array(change, { maxLength: 4 }), fc.nat(1000), (file, changes, length) => {
        const changed = Buffer.from(file)
        for (const { at, to } of changes) changed[at % changed.length] = to
        const found = cleanPicture(changed.subarray(0, Math.max(length, changed.length - 3)))
        if (typeof found === 'string') return
        expect(cleanPicture(found.content)).toEqual(found)
      }),
    )
  })
})
