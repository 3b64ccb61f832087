import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

test('UX-H52 a device is named by its browser and system', () => {
  const chrome =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
  expect(deviceOf(chrome)).toEqual({ name: 'Chrome on macOS', kind: 'desktop' })
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  expect(deviceOf(iphone)).toEqual({ name: 'Safari on iOS', kind: 'phone' })
  expect(deviceOf(null).name).toBe('Unknown device')
  expect(deviceOf('curl').name).toMatch(/./)
})
