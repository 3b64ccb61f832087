import { Icon } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountOverviewView } from './views.ts'

const recommendations = [
  'none',
  'confirm_email',
  'replace_copied_passkey',
  'add_passkey',
  'add_totp',
  'make_recovery_codes',
  'renew_recovery_codes',
] as const

type RecommendedProps = Pick<AccountOverviewView, 'recommendation'> & { page: HostedPage }

/** The one thing that would do most for the account (UX-H47). */
export function Recommended({ recommendation, page }: RecommendedProps) {
  const t = page.words.account
  const kind = recommendations.find((known) => known === recommendation.kind) ?? 'none'
  const isFine = kind === 'none'
  return (
    <section
      className={isFine ? 'banner banner-success' : 'banner banner-warning'}
      aria-label={t('overview.recommended')}
    >
      <Icon name={isFine ? 'check' : 'alert'} />
      <div className="grow">
        <strong>{t(`recommend.${kind}.title`)}</strong>
        <p>{t(`recommend.${kind}.text`)}</p>
      </div>
      {kind === 'none' || recommendation.href === undefined ? null : (
        <a className="button button-sm" href={recommendation.href}>
          {t(`recommend.${kind}.action`)}
        </a>
      )}
    </section>
  )
}
