import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import type { PlaygroundClient } from '#lib/services/playground/get.ts'
import { allow, withdraw } from './actions.ts'

type StandingProps = {
  at: { tenant: string; environment: string }
  client: PlaygroundClient
  callback: string
  mayWrite: boolean
}

/** Whether a run of this client can come back here, and what it takes. Nothing is allowed by itself. */
export function Standing({ at, client, callback, mayWrite }: StandingProps) {
  const t = words('playground')
  const { name, id } = client
  const hidden = { environment: at.environment, id: id ?? '' }
  if (!client.isActive) return <Banner tone="warning" title={t('disabled', { client: name })} />
  if (!client.grantTypes.includes('authorization_code'))
    return <Banner tone="warning" title={t('noCode', { client: name })} />
  if (id === null) return null
  if (client.isAllowed)
    return (
      <Banner
        tone="info"
        title={t('allowedTitle', { client: name })}
        action={
          mayWrite ? (
            <DeedButton
              action={withdraw.bind(null, at.tenant)}
              hidden={hidden}
              label={t('withdraw')}
              pendingLabel={t('withdrawing')}
            />
          ) : null
        }
      >
        <p className="mono break-all">{callback}</p>
      </Banner>
    )
  return (
    <Banner
      tone="info"
      title={t('notAllowedTitle', { client: name })}
      action={
        mayWrite ? (
          <DeedButton
            action={allow.bind(null, at.tenant)}
            hidden={hidden}
            label={t('allow', { client: name })}
            pendingLabel={t('allowing')}
          />
        ) : null
      }
    >
      <p className="break-words">{t(mayWrite ? 'notAllowedMessage' : 'notAllowedAsk', { callback })}</p>
    </Banner>
  )
}
