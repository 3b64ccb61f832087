import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

/** Ends the process with a sentence when this Node.js is too old to run Signet. */
export function requireNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Signet needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const stampFile = join(root, 'node_modules', '.signet-lock')
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Installs what package-lock.json names, unless node_modules holds just that already. Shows npm's progress. */
export function installDependencies() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash()) return
  console.log('Installing dependencies (about half a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(npm, flags, { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) {
    console.error('npm ci failed. Check that the npm registry can be reached, then try again.')
    process.exit(1)
  }
  writeFileSync(stampFile, lockHash())
}
