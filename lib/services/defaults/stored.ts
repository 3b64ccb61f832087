import type { Tx } from '#lib/db/with-tenant.ts'
import type { Field } from '#lib/policy/fields.ts'

/** What the platform has said of a topic: defaults and ceilings by field, and the version that forms compare. */
export async function storedDefaults(tx: Tx, topic: string, fields: Readonly<Record<string, Field>>) {
  const rows = await tx.db.platformDefault.findMany({ where: { key: { in: [topic, `${topic}.ceiling`] } } })
  const of = (key: string) => rows.find((row) => row.key === key)
  const [values, ceilings] = [of(topic), of(`${topic}.ceiling`)]
  return {
    values: numbers(values?.value, fields),
    ceilings: numbers(ceilings?.value, fields),
    seen: { values: values?.updatedAt ?? null, ceilings: ceilings?.updatedAt ?? null },
    version: `${values?.updatedAt.getTime() ?? 0}-${ceilings?.updatedAt.getTime() ?? 0}`,
    changed: rows.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0]?.updatedAt ?? null,
  }
}

function numbers(value: unknown, fields: Readonly<Record<string, Field>>): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && Object.hasOwn(fields, entry[0]),
    ),
  )
}
