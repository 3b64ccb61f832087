import { devicePartsOf } from './device-parts.ts'

/** A device in words (UX-H52): `Chrome on macOS`. */
export type Device = { name: string; kind: 'desktop' | 'phone' | 'tablet' | 'other' }

/** Reads a browser's own description of itself; what says nothing is an unknown device. */
export function deviceOf(userAgent: string | null): Device {
  const { browser, os, platform } = devicePartsOf(userAgent)
  const name = [browser, os].filter((part) => part !== undefined).join(' on ')
  return { name: name === '' ? 'Unknown device' : name, kind: kinds[platform ?? ''] ?? 'other' }
}

const kinds: Readonly<Record<string, Device['kind']>> = { desktop: 'desktop', mobile: 'phone', tablet: 'tablet' }
