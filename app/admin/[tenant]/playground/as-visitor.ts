import { portalActor } from '#lib/actor/session.ts'
import { type ActionResult, answerForm } from '#lib/http/action.ts'
import { cookieReader, inRequest } from '#lib/http/request.ts'
import { now } from '#lib/kernel/clock.ts'
import type { Call } from '#lib/services/call.ts'

/** Work that a form of the playground asks for, as whoever sent it: a query and what follows from it, where there is no verb. */
export const asVisitor = <Result>(
  tenant: string,
  name: string,
  form: FormData,
  work: (call: Call, input: Record<string, unknown>) => Promise<Result>,
): Promise<ActionResult<Result>> =>
  inRequest(() =>
    answerForm(name, form, async (input) => {
      const at = now()
      const actor = await portalActor(tenant, await cookieReader(), at)
      return work({ actor, tenant, now: at }, input)
    }),
  )
