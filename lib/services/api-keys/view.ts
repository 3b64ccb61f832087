import { formatId } from '#lib/kernel/ids.ts'

type Row = {
  id: string
  name: string
  hint: string
  permissions: string[]
  environment: { slug: string } | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export type ApiKeyView = ReturnType<typeof apiKeyView>

/** An API key as every door shows it: never the key, never its hash. `hint` is how it ends; `lastUsedAt` is to the hour. */
export const apiKeyView = (row: Row) => ({
  id: formatId('api_key', row.id),
  name: row.name,
  hint: row.hint,
  permissions: row.permissions,
  environment: row.environment?.slug ?? null,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastUsedAt,
  revokedAt: row.revokedAt,
})
