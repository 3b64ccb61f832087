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
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'
  expect(deviceOf(firefox).name).toBe('Firefox on Linux')
})

test('Y01 what somebody wrote into the header is told to nobody: a device has a name of a list, or none', () => {
  for (const written of [
    'Your account was breached. Restore it at https://evil.example/x/1 (a)',
    'https://evil.example/1',
    `${'x'.repeat(20_000)}/1`,
  ])
    expect(deviceOf(written)).toEqual({ name: 'Unknown device', kind: 'other' })
})
