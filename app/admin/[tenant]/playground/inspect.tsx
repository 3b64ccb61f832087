import type { ReactNode } from 'react'
import type { ActionResult } from '#lib/http/action.ts'
import { inspectToken } from '#lib/services/tokens/inspect.ts'
import { asVisitor } from './as-visitor.ts'
import { Inspected } from './inspected.tsx'

/** Inspects what was pasted. It travels in the body of a form and comes back in what is shown; nothing else knows of it. */
export const inspectPasted = (tenant: string, form: FormData): Promise<ActionResult<ReactNode>> =>
  asVisitor(tenant, 'token.inspect', form, async (call, input) => {
    const answer = await inspectToken.call(call, { token: '', ...input })
    return <Inspected answer={answer} now={call.now} />
  })
