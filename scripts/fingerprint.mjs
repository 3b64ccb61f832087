import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const sourceFolders = ['app', 'components', 'lib', 'prisma', 'public']
const sourceFiles = [
  'package-lock.json',
  'package.json',
  'next.config.mjs',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/hosted-assets.mjs',
  'scripts/older-browsers.mjs',
]
/** What the build itself writes among the sources, and what no build reads. */
const notSources = /^public\/hosted\/|(^|\/)generated(\/|$)|\.generated\.[a-z]+$|\.test\.tsx?$|(^|\/)testing(\/|$)/

function filesOf(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesOf(path) : entry.isFile() ? [path] : []
    })
    .filter((path) => !notSources.test(path))
}

/** A hash of the named files: their names and their contents. */
function hashOf(files) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  for (const file of files)
    if (existsSync(join(root, file))) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** What the build was made from. */
export const sourcesFingerprint = () => hashOf([...sourceFolders.flatMap(filesOf), ...sourceFiles].sort())

/** Whether the stamp at `path` was left by the same input. */
export const isStamped = (path, fingerprint) =>
  existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === fingerprint

/** Leaves the stamp of a step that succeeded. */
export function stamp(path, fingerprint) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), fingerprint)
}
