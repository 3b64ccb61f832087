import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ApiKeyView } from '#lib/services/api-keys/view.ts'
import type { At } from '../after.ts'
import { revoke } from './actions.ts'

type Props = {
  apiKey: ApiKeyView & { actsFor: { id: string; name: string | null } }
  at: At
  mayRevoke: boolean
  now: Date
}

const tones = { live: 'ok', expired: 'off', revoked: 'off' } as const

/** One key: how it ends, whom it acts for, what it may, and the way to end it. */
export function ApiKeyItem({ apiKey, at, mayRevoke, now }: Props) {
  const t = words('apiKeys')
  const { revokedAt, expiresAt, permissions } = apiKey
  const state = revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'live'
  return (
    <li className="wrap items-start">
      <div className="grow stack gap-1.5">
        <span className="row row-between wrap">
          <span className="strong">{apiKey.name}</span>
          <Status tone={tones[state]}>{t(`state.${state}`)}</Status>
        </span>
        <span className="row wrap">
          <span className="mono">sgk_••••••••{apiKey.hint}</span> <Id value={apiKey.id} />
        </span>
        <span className="sub">
          {t('actsFor', { name: apiKey.actsFor.name ?? apiKey.actsFor.id })},{' '}
          {apiKey.environment === null ? t('everywhere') : t('in', { environment: apiKey.environment })} · {t('made')}{' '}
          <Time at={apiKey.createdAt} now={now} /> · {t('used')}{' '}
          <Time at={apiKey.lastUsedAt} now={now} never={t('never')} /> · {state === 'live' ? t('ends') : t('ended')}{' '}
          <Time at={revokedAt ?? expiresAt} now={now} />
        </span>
        <details>
          <summary className="small">{t('permissions', { count: permissions.length })}</summary>
          <p className="mono small">{permissions.join(' · ')}</p>
        </details>
        {mayRevoke && state === 'live' ? (
          <DeedButton
            action={revoke.bind(null, at)}
            hidden={{ id: apiKey.id }}
            label={t('revoke', { hint: apiKey.hint })}
            pendingLabel={t('working')}
          />
        ) : null}
      </div>
    </li>
  )
}
