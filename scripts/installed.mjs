import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './fingerprint.mjs'

const packagesIn = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages

/**
 * Whether node_modules holds what package-lock.json names. npm writes its own list there last of all, so an install that
 * was cut short does not count. Packages for other systems are absent rightly.
 */
export function areDependenciesInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const wanted = packagesIn('package-lock.json')
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const found = installed[path]
    return found === undefined ? Boolean(entry.optional || entry.devOptional) : found.integrity === entry.integrity
  })
}
