import { clsx } from 'clsx'
import type { ColumnMeta } from './columns.ts'

/** The classes that head and cells of a column share. */
export function columnClass(meta: ColumnMeta | undefined): string {
  return clsx(
    meta?.priority !== undefined && `p${meta.priority}`,
    meta?.align === 'end' && 'num',
    meta?.fluid === true && 'fluid',
    meta?.key === true && 'key',
  )
}
