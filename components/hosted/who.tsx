import { Icon } from './icon.tsx'
import type { HostedPage, PasswordView } from './views.ts'

/** Whose password is asked for; password managers read the pair from here (UX-H7, H8). */
export function Who({ view, page }: { view: PasswordView; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <div className="who">
      <Icon name="mail" />
      <input
        className="who-name"
        name="username"
        aria-label={t('common.email')}
        autoComplete="username"
        readOnly={true}
        tabIndex={-1}
        defaultValue={view.identifier}
      />
      <a className="link" href={view.changeHref} aria-label={t('common.notYouChange')}>
        {t('common.change')}
      </a>
    </div>
  )
}
