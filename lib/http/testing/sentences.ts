import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vitest/node'

type Node = { type: string; [key: string]: unknown }

/** A sentence as its source writes it: a value that is put in is `{0}`, the next `{1}`. */
export type Sentence = { file: string; text: string }

const isSource = (name: string): boolean => /(?<!\.test)\.tsx?$/.test(name)

/** Every English sentence and phrase that some sources hold for people to read, whichever function it is handed to. */
export function sentencesOf(folders: readonly string[]): Sentence[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isSource(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/\/(testing|generated|demo)\//.test(file))
      .flatMap((file) => sentencesIn(readFileSync(file, 'utf8'), file)),
  )
}

/** The same of one source. */
export function sentencesIn(source: string, file: string): Sentence[] {
  const found = new Set<string>()
  const { body } = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as { body: Node[] }
  for (const statement of body) walk(statement, found)
  return [...found].map((text) => ({ file, text }))
}

function walk(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) for (const each of node) walk(each, found)
  if (typeof node !== 'object' || node === null || !('type' in node)) return
  const here = node as Node
  if (isForNobody(here)) return
  const text = textOf(here)
  if (text !== undefined && isProse(text)) found.add(text)
  for (const [key, child] of Object.entries(here))
    if (typeof child === 'object' && !(here.type === 'TaggedTemplateExpression' && key === 'quasi')) walk(child, found)
}

/** Types, what is imported, examples of inputs, what goes to the log, what a bug says, and how a schema is described to programs. */
function isForNobody(node: Node): boolean {
  const { type } = node
  if (type === 'ImportDeclaration' || (type.startsWith('TS') && !kept.has(type))) return true
  if (type === 'JSXAttribute')
    return /^(className|class|style|rel|sizes|viewBox|preserveAspectRatio|sandbox)$/.test(nameOf(node.name))
  if (type === 'ExpressionStatement') return 'directive' in node && typeof node.directive === 'string'
  if (type === 'Property') return nameOf(node.key) === 'example'
  if (type === 'NewExpression') return /^(Type|Config)?Error$|^StartRefusal$/.test(nameOf(node.callee))
  if (type !== 'CallExpression') return false
  const callee = node.callee as Node
  const from = callee.object as Node | undefined
  return from !== undefined && (nameOf(callee.property) === 'describe' || nameOf(from.callee) === 'log')
}

const kept = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

const nameOf = (node: unknown): string => (node as { name?: string } | undefined)?.name ?? ''

function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return String(node.value).replaceAll(/\s+/g, ' ').trim()
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'TemplateLiteral') return undefined
  const parts = node.quasis as { value: { cooked: string } }[]
  return parts.map(({ value }, at) => value.cooked + (at < parts.length - 1 ? `{${at}}` : '')).join('')
}

/** Two words at least, one of them in small letters: not a name, a key, a pattern or a header. */
const isProse = (text: string): boolean =>
  /[a-z’'“”,:;.{}\d]+ [a-zA-Z“{]/.test(text) && /(^|[\s“])[a-z’-]{2,}([\s.,:;”]|$)/.test(text)
