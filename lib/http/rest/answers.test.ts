import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { registry } from '#lib/services/index.ts'
import { TypeReader } from './testing/type-reader.ts'

const root = join(import.meta.dirname, '../../..')
const services = join(root, 'lib/services')

type Declared = { name: string; file: string; position: number }

/** Where each use case of the registry is declared. */
async function declarations(): Promise<Declared[]> {
  const files = readdirSync(services, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('testing'))
    .map((file) => join(services, file))
    .filter((file) => /^export const \w+ = \w*(verb|query|Verb|Query)\w*\(/m.test(readFileSync(file, 'utf8')))
  const found: Declared[] = []
  for (const file of files.sort()) {
    const exported = (await import(file)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) {
      const entry = registry.find((each) => each === value)
      const at = readFileSync(file, 'utf8').indexOf(`export const ${name} =`)
      if (entry !== undefined && at >= 0) found.push({ name: entry.name, file, position: at + 'export const '.length })
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

test('what the document says of answers is what types say: `npx vitest run lib/http/rest/answers.test.ts -u`', async () => {
  const declared = await declarations()
  expect(declared.map(({ name }) => name)).toEqual(registry.map(({ name }) => String(name)).sort())
  const reader = new TypeReader(join(root, 'tsconfig.json'))
  try {
    const lines = declared.map(({ name, file, position }) => {
      const said = { words: reader.wordsOf(file, position), answer: reader.answerOf(file, position) }
      return `${JSON.stringify(name)}: ${JSON.stringify(said)}`
    })
    await expect(`{\n${lines.join(',\n')}\n}\n`).toMatchFileSnapshot('./answers.json')
  } finally {
    reader.close()
  }
})
