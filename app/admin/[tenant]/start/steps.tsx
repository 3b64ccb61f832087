import { Check } from 'lucide-react'
import { words } from '#app/messages/words.ts'
import type { Permission } from '#lib/access/permissions.ts'
import type { StartStep } from '#lib/services/overview/start.ts'
import type { Place } from '../place.ts'

/** Where each step is done, and what that takes. */
const ways: Readonly<Record<StartStep, { path: string; permission: Permission; here?: true }>> = {
  client: { path: 'clients/new', permission: 'client:write', here: true },
  people: { path: 'users/new', permission: 'user:write' },
  signIn: { path: 'playground', permission: 'client:read', here: true },
  role: { path: 'roles/new', permission: 'role:write' },
  api: { path: 'apis/new', permission: 'api:write' },
  owner: { path: 'invitations/new', permission: 'invitation:write' },
  mail: { path: 'invitations/new', permission: 'invitation:write' },
}

type Props = { steps: readonly { step: StartStep; isDone: boolean }[]; tenant: string; place: Place }

/** What to begin with: what is done, what comes next, and where. What the visitor may not do has no way to it. */
export function StartSteps({ steps, tenant, place }: Props) {
  const t = words('start')
  const next = steps.find(({ isDone }) => !isDone)?.step
  return (
    <ol className="checklist">
      {steps.map(({ step, isDone }) => {
        const { path, permission, here } = ways[step]
        const may = here === true ? place.mayHere(permission) : place.may(permission)
        return (
          <li key={step} className={isDone ? 'done' : step === next ? 'next' : undefined}>
            <span className="tick">
              <Check className="icon" aria-hidden="true" />
            </span>
            <span>
              <span className="what">{t(`step.${step}`)}</span>
              {isDone ? null : <span className="muted small block">{t(`hint.${step}`)}</span>}
            </span>
            {isDone ? <span className="small muted">{t('done')}</span> : null}
            {isDone || !may ? null : (
              <a
                className="button button-sm"
                href={`/admin/${tenant}/${path}?${new URLSearchParams({ environment: place.current.slug })}`}
                aria-label={`${t('open')}: ${t(`step.${step}`)}`}
              >
                {t('open')}
              </a>
            )}
          </li>
        )
      })}
    </ol>
  )
}
