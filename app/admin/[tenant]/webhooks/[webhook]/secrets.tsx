import { words } from '#app/messages/words.ts'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { SecretForm } from '../secret-form.tsx'
import { rotate } from './actions.ts'
import { webhookHref } from './on-webhook.ts'
import type { Subject } from './subject.ts'

/** Which secrets sign what is sent. Their values are never shown again. */
export function SecretsPanel({ subject }: { subject: Subject }) {
  const t = words('webhooks')
  const { secrets, visit, maySend } = subject
  return (
    <div className="grid-2 items-start">
      <Card title={t('secretsTitle')} flush={true} foot={secrets.length > 1 ? t('bothSign') : undefined}>
        <ul className="items">
          {secrets.map(({ hint, createdAt, endsAt }) => (
            <li key={hint} className="wrap">
              <span className="grow stack gap-1.5">
                <span className="mono strong">whsec_••••••••{hint}</span>
                {createdAt === null ? null : (
                  <span className="sub">
                    {t('secretMade')} <Time at={createdAt} now={visit.now} />
                  </span>
                )}
              </span>
              {endsAt === null ? (
                <Status tone="ok">{t('secretCurrent')}</Status>
              ) : (
                <Status tone="warn">
                  {t('secretEnding')} <Time at={endsAt} now={visit.now} />
                </Status>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {maySend ? <RotateCard subject={subject} /> : null}
    </div>
  )
}

function RotateCard({ subject: { webhook, at } }: { subject: Subject }) {
  const t = words('webhooks')
  return (
    <Card title={t('rotate')}>
      <SecretForm
        action={rotate.bind(null, at.tenant)}
        labels={{ graceHours: t('grace') }}
        onward={webhookHref(at, 'secrets')}
        words={{
          label: t('newSecret'),
          note: t('secretNote'),
          keep: t('secretKeep'),
          onward: t('backToSecrets'),
        }}
      >
        <HiddenFields fields={{ id: webhook.id }} />
        <p className="secondary">{t('rotateText')}</p>
        <TextField
          name="graceHours"
          label={t('grace')}
          hint={t('graceHint')}
          value="24"
          inputMode="numeric"
          maxLength={3}
        />
        <span>
          <SubmitButton variant="secondary" pendingLabel={t('working')}>
            {t('rotate')}
          </SubmitButton>
        </span>
      </SecretForm>
    </Card>
  )
}
