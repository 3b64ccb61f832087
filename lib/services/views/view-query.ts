import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'

/** Parts of a list's address that are no part of a view: where it is, and how far somebody had read. */
const passing = new Set(['environment', 'directory', 'cursor', 'before', 'at', 'done', 'tab'])
const maxParts = 30

/**
 * The state of a list as its address has it, written one way. What each part means only the list knows, and it drops what it
 * does not; here it is bounded, and what belongs to no view is left out.
 */
export const viewQuery = z
  .string()
  .max(bounds.view.query)
  .transform((text, context) => {
    const parts = [...new URLSearchParams(text)].filter(([name]) => !passing.has(name))
    if (parts.length <= maxParts && parts.every(([name]) => /^[A-Za-z][A-Za-z0-9.]{0,59}$/.test(name))) {
      const written = new URLSearchParams(parts).toString()
      if (written.length <= bounds.view.query) return written
    }
    context.addIssue({ code: 'custom', message: 'This is no state of a list.' })
    return z.NEVER
  })

/** The lists of the console, by their key. */
export const viewList = z.string().regex(/^[a-z][a-z-]{0,39}$/)

export const viewName = z.string().trim().min(1, 'Give the view a name.').max(bounds.view.name)
