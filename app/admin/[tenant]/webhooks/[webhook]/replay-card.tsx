import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { replay } from './actions.ts'
import type { Subject } from './subject.ts'

/** Sends a range of the trail again. */
export function ReplayCard({ subject: { webhook, at } }: { subject: Subject }) {
  const t = words('webhooks')
  return (
    <Card title={t('replayTitle')}>
      <ActionForm action={replay.bind(null, at)} labels={{ since: t('since'), until: t('until') }}>
        <HiddenFields fields={{ id: webhook.id }} />
        <p className="secondary">{t('replayText')}</p>
        <TextField name="since" label={t('since')} type="datetime-local" />
        <TextField name="until" label={t('until')} type="datetime-local" />
        <span>
          <SubmitButton variant="secondary" pendingLabel={t('working')}>
            {t('replay')}
          </SubmitButton>
        </span>
      </ActionForm>
    </Card>
  )
}
