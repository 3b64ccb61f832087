import type { Place } from './call.ts'
import { callTogether } from './call-together.ts'

/** A stored request with the person it knows of; `userId` is null where it knows of none, or they are gone. */
export type HotRequest = {
  parameters: unknown
  progress: unknown
  createdAt: Date
  expiresAt: Date
  completedAt: Date | null
  browserId: string
  userId: string | null
  locale: string | null
  zoneinfo: string | null
}

type Row = Omit<HotRequest, 'createdAt' | 'expiresAt' | 'completedAt' | 'browserId' | 'userId'> & {
  created_at: Date
  expires_at: Date
  completed_at: Date | null
  browser_id: string
  user_id: string | null
}

/** A stored request, whether it is still open or not. Undefined when this environment has none such. */
export async function findRequest(at: Place, directoryId: string, id: string): Promise<HotRequest | undefined> {
  const [row] = await callTogether<Row>('hot_find_request', [at.tenantId, at.environmentId, directoryId, id])
  if (row === undefined) return undefined
  const { parameters, progress, locale, zoneinfo } = row
  return {
    ...{ parameters, progress, locale, zoneinfo },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    completedAt: row.completed_at,
    browserId: row.browser_id,
    userId: row.user_id,
  }
}
