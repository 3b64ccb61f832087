import { bounds } from '#lib/limits/bounds.ts'
import type { Cell } from './table.ts'

/** Controls, and halves of signs. */
const noText = /[\p{Cc}\p{Cs}]/u

/** A cell as one line of text: trimmed, numbers written out, empty where there is nothing. What is no such thing fails. */
export function textOf(cell: Cell, fail: (reason: string) => void): string {
  if (cell === undefined || cell === null) return ''
  if (typeof cell === 'object') return failed(fail, 'is a list or an object, not text')
  const text = String(cell).trim()
  if (text.length > bounds.import.cell) return failed(fail, 'is too long')
  return noText.test(text) ? failed(fail, 'holds signs that are no text') : text
}

function failed(fail: (reason: string) => void, reason: string): '' {
  fail(reason)
  return ''
}

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'verified'])
const no = new Set(['false', 'no', 'n', '0', 'unverified'])

/** A cell as yes or no; nothing is `fallback`, something else undefined. */
export function flagOf(cell: Cell, fallback: boolean): boolean | undefined {
  if (cell === undefined || cell === null || cell === '') return fallback
  const text = typeof cell === 'object' ? '' : String(cell).trim().toLowerCase()
  if (text === '' && typeof cell === 'string') return fallback
  if (yes.has(text)) return true
  return no.has(text) ? false : undefined
}

const active = new Set(['', 'active', 'enabled', 'true', 'ok'])
const suspended = new Set(['suspended', 'disabled', 'blocked', 'inactive', 'locked', 'false'])

/** Whether somebody is active or suspended, in the words of other systems too; nothing is active. */
export function statusOf(text: string): 'active' | 'suspended' | undefined {
  const plain = text.toLowerCase()
  if (active.has(plain)) return 'active'
  return suspended.has(plain) ? 'suspended' : undefined
}

/** The slugs of groups in a cell: a list, or text parted by commas, semicolons, bars or blanks. Undefined for anything else. */
export function groupsOf(cell: Cell): string[] | undefined {
  if (cell === undefined || cell === null) return []
  const named = typeof cell === 'string' ? cell.split(/[\s,;|]+/).filter(Boolean) : cell
  if (!Array.isArray(named) || named.length > bounds.invitation.groups) return undefined
  const slugs = named.filter((name): name is string => typeof name === 'string' && name.length <= bounds.text.slug)
  return slugs.length === named.length ? [...new Set(slugs)] : undefined
}
