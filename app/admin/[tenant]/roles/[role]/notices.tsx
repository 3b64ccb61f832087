import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import type { Subject } from './subject.ts'

/** Why a role can be looked at and not changed. */
export function Notices({ subject: { role, mayChange }, isWriter }: { subject: Subject; isWriter: boolean }) {
  const t = words('roles')
  if (role.builtIn)
    return (
      <Banner tone="info" title={t('builtInTitle')}>
        <p>{t('builtInText')}</p>
      </Banner>
    )
  if (!isWriter)
    return (
      <Banner tone="info" title={t('readOnly')}>
        <p>{t('readOnlyText')}</p>
      </Banner>
    )
  if (mayChange) return null
  return (
    <Banner tone="info" title={t('notHeld')}>
      <p>{t('notHeldText')}</p>
    </Banner>
  )
}
