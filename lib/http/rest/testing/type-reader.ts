import {
  API,
  type Checker,
  SignatureKind,
  type Type,
  TypeFlags,
  type Symbol as TypeSymbol,
} from 'typescript/unstable/sync'
import type { JsonSchema } from '../input-schema.ts'

/**
 * Reads what the types of this project say as JSON Schema of what `JSON.stringify` makes of their values. Types are the one place
 * where an answer's form is written down, and the compiler proves that answers keep to it. Uses the compiler's own interface,
 * which is called unstable: its version is pinned, and this runs in a test alone.
 */
export class TypeReader {
  readonly #api = new API({})
  readonly #checker: Checker

  constructor(tsconfig: string) {
    const snapshot = this.#api.updateSnapshot({ openProjects: [tsconfig] })
    const project = snapshot.getProject(tsconfig)
    if (project === undefined) throw new Error(`no project ${tsconfig}`)
    this.#checker = project.checker
  }

  close(): void {
    this.#api.close()
  }

  /** What the `call` of the use case that stands at a position of a file answers. */
  answerOf(file: string, position: number): JsonSchema {
    const type = this.#checker.getTypeAtPosition(file, position)
    const call = type && this.#checker.getPropertyOfType(type, 'call')
    const [signature] = call === undefined ? [] : this.#signatures(call)
    const promise = signature && this.#checker.getReturnTypeOfSignature(signature)
    const [result] = promise === undefined ? [] : this.#checker.getTypeArguments(promise as never)
    if (result === undefined) throw new Error(`no answer at ${position}`)
    return this.#schemaOf(result, [])
  }

  /** What is said above the declaration that stands at a position of a file, in one line. */
  wordsOf(file: string, position: number): string {
    const symbol = this.#checker.getSymbolAtPosition(file, position)
    const text = symbol === undefined ? '' : this.#checker.getDocumentationCommentOfSymbol(symbol)
    return text.replaceAll(/\s+/g, ' ').trim()
  }

  #signatures(symbol: TypeSymbol) {
    const type = this.#checker.getTypeOfSymbol(symbol)
    return type === undefined ? [] : this.#checker.getSignaturesOfType(type, SignatureKind.Call)
  }

  /** `within` are the types that this one is part of: one that contains itself (any JSON) is said to be anything. */
  #schemaOf(type: Type, within: readonly number[]): JsonSchema {
    const { flags } = type
    if (within.includes(type.id) || flags & TypeFlags.AnyOrUnknown) return {}
    const inside = [...within, type.id]
    if (flags & TypeFlags.Never) return { not: {} }
    if (flags & TypeFlags.Null) return { type: 'null' }
    if (type.isUnionType()) return this.#unionOf(type.getTypes(), inside)
    if (type.isStringLiteralType() || type.isNumberLiteralType()) return { const: type.value }
    if (flags & TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' }
    if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.BigInt)) return { type: 'string' }
    if (flags & TypeFlags.Number) return { type: 'number' }
    if (flags & TypeFlags.Boolean) return { type: 'boolean' }
    return this.#objectOf(type, inside)
  }

  #unionOf(members: readonly Type[], inside: readonly number[]): JsonSchema {
    const said = members.filter(({ flags }) => (flags & TypeFlags.Undefined) === 0)
    const all = said.map((member) => this.#schemaOf(member, inside))
    if (all.some((schema) => Object.keys(schema).length === 0)) return {}
    const literals = all.filter((schema) => 'const' in schema).map((schema) => schema.const)
    const rest = all.filter((schema) => !('const' in schema))
    const isTruth = literals.includes(true) && literals.includes(false)
    const words = literals.filter((literal) => typeof literal !== 'boolean' || !isTruth)
    const parts = [
      ...(isTruth ? [{ type: 'boolean' }] : []),
      ...(words.length === 0 ? [] : [{ enum: [...words].sort() }]),
      ...rest,
    ]
    const distinct = [...new Map(parts.map((part) => [JSON.stringify(part), part])).entries()].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )
    const [only] = distinct
    return distinct.length === 1 && only !== undefined ? only[1] : { anyOf: distinct.map(([, part]) => part) }
  }

  #objectOf(type: Type, inside: readonly number[]): JsonSchema {
    if (this.#checker.isTupleType(type)) {
      const items = this.#checker.getTypeArguments(type as never).map((item) => this.#schemaOf(item, inside))
      return { type: 'array', prefixItems: items, items: false, minItems: items.length }
    }
    if (this.#checker.isArrayLikeType(type)) {
      const [item] = this.#checker.getTypeArguments(type as never)
      return { type: 'array', items: item === undefined ? {} : this.#schemaOf(item, inside) }
    }
    const properties = this.#checker.getPropertiesOfType(type)
    if (properties.some(({ name }) => name === 'toISOString')) return { type: 'string', format: 'date-time' }
    const index = this.#checker.getIndexInfosOfType(type)[0]
    if (properties.length === 0 && index === undefined) return { type: 'object' }
    const fields = properties
      .map(({ name }, i) => ({ name, type: this.#checker.getTypeOfSymbol(properties[i] as TypeSymbol) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const required = fields.filter((field) => field.type !== undefined && !mayBeMissing(field.type))
    const schemas = fields.map((field) => [
      field.name,
      field.type === undefined ? {} : this.#schemaOf(field.type, inside),
    ])
    return {
      type: 'object',
      ...(fields.length === 0 ? {} : { properties: Object.fromEntries(schemas) }),
      ...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
      additionalProperties: index === undefined ? false : this.#schemaOf(index.valueType, inside),
    }
  }
}

const mayBeMissing = (type: Type): boolean =>
  (type.flags & (TypeFlags.Undefined | TypeFlags.Void)) !== 0 ||
  (type.isUnionType() && type.getTypes().some((member) => (member.flags & TypeFlags.Undefined) !== 0))
