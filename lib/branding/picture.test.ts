import { describe, expect, test } from 'vitest'
import { readPicture } from './picture.ts'
import { jpegOf, pngOf, webpOf } from './testing/pictures.ts'

describe('a picture is what its bytes are', () => {
  test.each([
    ['PNG', pngOf(320, 80), { contentType: 'image/png', width: 320, height: 80 }],
    ['JPEG', jpegOf(640, 480), { contentType: 'image/jpeg', width: 640, height: 480 }],
    ['lossy WebP', webpOf('VP8 ', 200, 100), { contentType: 'image/webp', width: 200, height: 100 }],
    ['lossless WebP', webpOf('VP8L', 200, 100), { contentType: 'image/webp', width: 200, height: 100 }],
    ['extended WebP', webpOf('VP8X', 200, 100), { contentType: 'image/webp', width: 200, height: 100 }],
  ])('%s', (_, bytes, picture) => {
    expect(readPicture(bytes)).toEqual(picture)
  })

  test('SVG is refused with its reason, with and without a declaration', () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<?xml version="1.0"?>\n<!-- x --><SVG onload="alert(1)">',
    ])
      expect(readPicture(Buffer.from(text))).toContain('SVG')
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('GIF89a')],
    ['a page that begins as a picture', Buffer.from('\x89PNG<html><script>alert(1)</script>', 'latin1')],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['a JPEG whose lengths lead nowhere', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['the head of a PNG', pngOf(10, 10).subarray(0, 20)],
    ['the head of a WebP', webpOf('VP8X', 10, 10).subarray(0, 20)],
  ])('%s is no picture', (_, bytes) => {
    expect(typeof readPicture(bytes)).toBe('string')
  })

  test('its sides and its size are bounded', () => {
    expect(readPicture(pngOf(4097, 10))).toContain('4096')
    expect(readPicture(pngOf(0, 10))).toContain('4096')
    expect(readPicture(Buffer.concat([pngOf(10, 10), Buffer.alloc(256 * 1024)]))).toContain('256 kB')
  })
})
