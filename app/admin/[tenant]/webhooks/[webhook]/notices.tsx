import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import type { Subject } from './subject.ts'

const reasons = ['asked', 'failing', 'gone', 'restored', 'moved'] as const

/** What is to be known of the webhook whatever tab is open: that it stands still, that it fails, that one can only look. */
export function Notices({ subject: { webhook, maySend } }: { subject: Subject }) {
  const t = words('webhooks')
  const why = reasons.find((reason) => reason === webhook.pauseReason) ?? 'asked'
  return (
    <>
      {webhook.health === 'paused' ? (
        <Banner tone={why === 'asked' ? 'info' : 'warning'} title={t('pausedTitle')}>
          <p>{t(`pausedWhy.${why}`)}</p>
        </Banner>
      ) : null}
      {webhook.health === 'failing' ? (
        <Banner tone="warning" title={t('failingTitle')}>
          <p>{t('failingText', { count: webhook.failures })}</p>
        </Banner>
      ) : null}
      {maySend ? null : (
        <Banner tone="info" title={t('readOnly')}>
          <p>{t('readOnlyText')}</p>
        </Banner>
      )}
    </>
  )
}
