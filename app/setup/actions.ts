'use server'
import { redirect } from 'next/navigation'
import { languageNow } from '#app/messages/language-now.ts'
import type { DemoLoaded } from '#components/setup/demo-accounts.tsx'
import type { TenantMade } from '#components/setup/start-forms.tsx'
import { kits } from '#components/words/kit.ts'
import { type ActionResult, answerForm } from '#lib/http/action.ts'
import { inRequest } from '#lib/http/request.ts'
import { now } from '#lib/kernel/clock.ts'
import { createFirstOperator } from '#lib/services/setup/create-first-operator.ts'
import { createFirstTenant } from '#lib/services/setup/create-first-tenant.ts'
import { loadFirstDemo } from '#lib/services/setup/load-first-demo.ts'
import { readSetupCookie, writeSetupCookie } from './cookie.ts'

/** Makes the first operator with the token of the set-up link, and goes on with the token of the second step. */
export async function createOperator(_: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const { ok, done, ...result } = await inRequest(() =>
    answerForm('setup.operator', form, ({ name, ...rest }) =>
      createFirstOperator({ ...rest, displayName: name }, now()),
    ),
  )
  if (!ok || done === undefined) return { ok: false, ...result, fields: renamed(result.fields) }
  await writeSetupCookie(done.next)
  redirect('/setup')
}

const renamed = ({ displayName, ...fields }: Record<string, string> = {}): Record<string, string> =>
  displayName === undefined ? fields : { ...fields, name: displayName }

export async function createTenant(
  _: ActionResult<TenantMade> | undefined,
  form: FormData,
): Promise<ActionResult<TenantMade>> {
  const token = await readSetupCookie()
  return inRequest(() =>
    answerForm('setup.tenant', form, (input) => createFirstTenant({ ...input, token: token ?? '' }, now())),
  )
}

export async function loadDemo(
  _: ActionResult<DemoLoaded> | undefined,
  form: FormData,
): Promise<ActionResult<DemoLoaded>> {
  const token = await readSetupCookie()
  return inRequest(() =>
    answerForm('setup.demo', form, async () => {
      const kit = kits[languageNow()]
      const tenants = await loadFirstDemo({ token: token ?? '' }, now())
      const accounts = tenants.flatMap(({ displayName, portal, people }) =>
        people.map(({ name, role, directory, ...login }) => ({
          ...{ tenant: displayName, href: portal, email: login.email, password: login.password },
          role: `${name}, ${role?.replace('_', ' ') ?? kit('setup.noRole')}${directory === 'main' ? '' : `, ${directory}`}`,
        })),
      )
      return { accounts, onward: { href: '/platform', label: kit('root.open') } }
    }),
  )
}
