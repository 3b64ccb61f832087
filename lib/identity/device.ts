import Bowser from 'bowser'

/** A device in words (UX-H52): `Chrome on macOS`. */
export type Device = { name: string; kind: 'desktop' | 'phone' | 'tablet' | 'other' }

/** Reads a browser's own description of itself; what says nothing is an unknown device. */
export function deviceOf(userAgent: string | null): Device {
  if (userAgent === null || userAgent === '') return { name: 'Unknown device', kind: 'other' }
  const { browser, os, platform } = Bowser.parse(userAgent)
  const name = [browser.name, os.name].filter((part) => part !== undefined && part !== '').join(' on ')
  return { name: name === '' ? 'Unknown device' : name, kind: kinds[platform.type ?? ''] ?? 'other' }
}

const kinds: Readonly<Record<string, Device['kind']>> = { desktop: 'desktop', mobile: 'phone', tablet: 'tablet' }
