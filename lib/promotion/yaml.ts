import { parseDocument, stringify } from 'yaml'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { canonical } from './canonical.ts'
import { ConfigurationDocument } from './document.ts'

/** A document as YAML, in its one order: the same configuration is the same file, so that a difference in git is a difference. */
export const writeYaml = (document: ConfigurationDocument): string =>
  stringify(canonical(document), { lineWidth: 0, aliasDuplicateObjects: false })

/** Reads YAML (or JSON, which is YAML) of at most one megabyte. Throws `invalid` for what is none; aliases are refused: a few lines of them can stand for gigabytes. */
export function readYamlValue(text: string): unknown {
  if (Buffer.byteLength(text) > bounds.promotion.documentBytes) throw wrong('is larger than 1 MB')
  const read = parseDocument(text, { schema: 'core', uniqueKeys: true, logLevel: 'silent' })
  const [fault] = read.errors
  if (fault !== undefined) throw wrong(fault.message.split('\n')[0] ?? 'is not YAML')
  try {
    return read.toJS({ maxAliasCount: 0 }) as unknown
  } catch {
    throw wrong('must not use aliases')
  }
}

/** Reads the configuration that a file holds. Each fault is told by its path in the file. */
export function readYaml(text: string): ConfigurationDocument {
  const read = ConfigurationDocument.safeParse(readYamlValue(text))
  if (read.success) return canonical(read.data)
  const lines = read.error.issues.slice(0, 20).map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  throw wrong(lines.join('; '))
}

const wrong = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'The file can’t be read as a configuration.', { fields: { document: sentence } })
