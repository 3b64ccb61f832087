import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { sendTest } from './actions.ts'
import { TestForm } from './test-form.tsx'

/** Sends one mail to somebody who can say whether it came. */
export function TestCard() {
  const t = words('delivery')
  return (
    <Card title={t('test')}>
      <div className="stack stack-4">
        <p className="secondary">{t('testText')}</p>
        <TestForm
          action={sendTest.bind(null, 'platform')}
          words={{ to: t('to'), send: t('sendTest'), sending: t('sending') }}
        />
      </div>
    </Card>
  )
}
