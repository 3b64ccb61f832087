'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action } from '#lib/http/action.ts'
import { importUsers } from '#lib/services/imports/run.ts'
import { type ImportAt, importHref } from '../import-href.ts'

/** Imports, and leads to what came of it. */
export async function run(at: ImportAt, _previous: unknown, form: FormData): Promise<ActionResult> {
  const result = await action(importUsers)(at.tenant, undefined, form)
  if (result.ok) redirect(importHref(at))
  return result
}
