import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { keyLife } from '#lib/keys/rotation.ts'

type Row = {
  id: string
  kid: string
  alg: string
  status: string
  createdAt: Date
  activatedAt: Date | null
  retiresAt: Date | null
}

/** A key as screens show it. `signsFrom` and `signsUntil` are what the schedule will make of it; null where that is not known. */
export function keyView(
  row: Row,
  { rotationSeconds, current }: { rotationSeconds: number; current?: Row | undefined },
) {
  const { kid, alg, status, createdAt, activatedAt, retiresAt } = row
  const since = activatedAt ?? createdAt
  return {
    ...{ id: formatId('key', row.id), kid, alg, status, createdAt, activatedAt, retiresAt },
    signsFrom:
      status !== 'next' || current === undefined
        ? null
        : later(
            plusSeconds(current.activatedAt ?? current.createdAt, rotationSeconds),
            plusSeconds(createdAt, keyLife.publishedBefore),
          ),
    signsUntil: status === 'current' ? plusSeconds(since, rotationSeconds) : null,
  }
}

const later = (a: Date, b: Date): Date => (a > b ? a : b)
