import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { ofPerson, personVerb, touchPerson } from './person-verb.ts'

const nameForm = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/

/**
 * Sets all attributes of a person, given as the JSON object that they are: those it does not name are removed. At most 50, each
 * named by a letter and letters, digits, `_ . -`, each value up to 4 kB. Refused when somebody else changed the person since.
 */
export const setAttributes = personVerb({
  name: 'user.attributes_changed',
  input: z.strictObject({
    ...ofPerson,
    attributes: z.string().max(bounds.user.attributesText),
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  async run(tx, person, { attributes, version, updatedAt }, { now }) {
    await ifUnmoved(tx, person, { version, updatedAt }, 'This person was')
    const wanted = readAttributes(attributes)
    const { directoryId, id: userId } = person
    const before = await attributesOf(tx, { directoryId, userId })
    await tx.db.userAttribute.deleteMany({ where: { directoryId, userId } })
    await tx.db.userAttribute.createMany({
      data: Object.entries(wanted).map(([name, value]) => ({
        tenantId: tx.tenantId,
        directoryId,
        userId,
        name,
        value: value as Prisma.InputJsonValue,
        valueText: attributeText(value),
        updatedAt: now,
      })),
    })
    await touchPerson(tx, person, now)
    const [was, is] = [JSON.parse(JSON.stringify(before)), wanted]
    return { result: {}, changes: [{ id: userId, before: { attributes: was }, after: { attributes: is } }] }
  },
  example: (seed) => ({ ...seed.user, attributes: JSON.stringify({ department: `Finance ${seed.unique()}` }) }),
})

/** A value of an attribute: whatever JSON has, but for null, which is absence. */
export type AttributeValue = string | number | boolean | readonly AttributeValue[] | { [name: string]: AttributeValue }

/** Reads attributes as they were typed. Throws `invalid` with what is wrong and where. */
export function readAttributes(text: string): Record<string, AttributeValue> {
  let read: unknown
  try {
    read = text.trim() === '' ? {} : JSON.parse(text, plainNumbers)
  } catch (error) {
    throw wrong(`This is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'it cannot be read'}.`)
  }
  if (read === undefined || JSON.stringify(read).includes('\\u0000')) throw wrong('Leave out \\u0000.')
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw wrong('Write one JSON object, such as { "department": "Finance" }.')
  const entries = Object.entries(read).filter(([, value]) => value !== null)
  if (entries.length > bounds.user.attributes)
    throw wrong(`These are ${entries.length} attributes; a person has up to ${bounds.user.attributes}.`)
  for (const [name, value] of entries) {
    if (!nameForm.test(name) || name === 'constructor')
      throw wrong(`“${name.slice(0, 60)}” is no name: begin with a letter, go on with letters, digits, _ . or -.`)
    if (storedBytes(value) > bounds.user.attributeBytes)
      throw wrong(`“${name}” is too large: up to ${bounds.user.attributeBytes} bytes.`)
  }
  return Object.fromEntries(entries)
}

/** PostgreSQL writes a number out in full: 1e300 would be three hundred digits. */
function plainNumbers(_name: string, value: unknown): unknown {
  if (typeof value === 'number' && String(value).includes('e')) throw new Error('write numbers without exponents')
  return value
}

/** As PostgreSQL counts: a blank after each comma and colon. */
function storedBytes(value: unknown): number {
  const text = JSON.stringify(value)
  return Buffer.byteLength(text) + text.replaceAll(/[^,:]/g, '').length
}

/** What filters compare: the text itself, or else its JSON, cut. */
export const attributeText = (value: AttributeValue): string =>
  [...(typeof value === 'string' ? value : JSON.stringify(value))].slice(0, 200).join('').replaceAll('\u0000', '')

/** The attributes of a person, by name. */
export async function attributesOf(
  tx: Tx,
  where: { directoryId: string; userId: string },
): Promise<Record<string, AttributeValue>> {
  const rows = await tx.db.userAttribute.findMany({ where, orderBy: { name: 'asc' }, take: bounds.user.attributes })
  return Object.fromEntries(rows.map(({ name, value }) => [name, value as AttributeValue]))
}

const wrong = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'The attributes were not saved.', { fields: { attributes: sentence } })
