import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'
import { PasswordField } from '#components/form/fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import type { PlaygroundClient } from '#lib/services/playground/get.ts'
import type { Run } from '#lib/services/playground/run.ts'
import { exchange } from '../actions.ts'
import { AnsweredForm } from '../answered-form.tsx'

type OnwardProps = {
  tenant: string
  again: string
  run: Run | undefined
  client: PlaygroundClient | null
  answer: Record<string, string | undefined>
}

/**
 * What an app does next: nothing with an answer that isn't its own, and the exchange with one that is (RFC 9207, RFC 6749 §10.12).
 * The form stands whatever comes of that, for the exchange uses the run up, and what it brought is shown in the form's place.
 */
export function Onward({ tenant, again, ...props }: OnwardProps) {
  const t = words('playground')
  return (
    <AnsweredForm
      action={exchange.bind(null, tenant)}
      labels={{ secret: t('secret') }}
      onward={{ href: again, label: t('again') }}
      needsScripts={t('needsScripts')}
    >
      <Next {...props} />
    </AnsweredForm>
  )
}

function Next({ run, client, answer }: Pick<OnwardProps, 'run' | 'client' | 'answer'>): ReactNode {
  const t = words('playground')
  if (run === undefined || client === null)
    return (
      <Banner tone="warning" title={t('noRunTitle')}>
        <p>{t('noRunMessage')}</p>
      </Banner>
    )
  const differs = answer.state !== run.state ? 'state' : answer.iss !== run.issuer ? 'issuer' : undefined
  if (differs !== undefined)
    return (
      <Banner tone="danger" title={t(`${differs}DiffersTitle`)}>
        <p>{t(`${differs}DiffersMessage`)}</p>
      </Banner>
    )
  if (answer.code === undefined)
    return (
      <Banner tone="warning" title={t('errorTitle', { error: answer.error ?? '' })}>
        <p>{answer.error_description ?? ''}</p>
      </Banner>
    )
  if (client.authMethod === 'private_key_jwt')
    return (
      <Banner tone="info" title={t('holds')}>
        <p>{t('keyOnly')}</p>
      </Banner>
    )
  return (
    <Card title={t('exchangeTitle')}>
      <div className="stack stack-4">
        <p className="secondary">
          {t('holds')} {t('exchangeMessage')}
        </p>
        <input type="hidden" name="code" value={answer.code} />
        <input type="hidden" name="state" value={run.state} />
        {client.authMethod === 'none' ? null : (
          <PasswordField name="secret" label={t('secret')} hint={t('secretHint')} autoComplete="current-password" />
        )}
        <span>
          <SubmitButton pendingLabel={t('exchanging')}>{t('exchange')}</SubmitButton>
        </span>
      </div>
    </Card>
  )
}
