import { Chrome } from '../hosted/chrome.tsx'
import { Submit } from '../hosted/form.tsx'
import { AppMark, Heading } from '../hosted/heading.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountEndView, AccountKeepView } from './data-views.ts'

/** The account is to be deleted: until when it can be kept, and the button that keeps it. Opening the page changes nothing (UX-H30). */
export function KeepAccount({ view, page }: { view: AccountKeepView; page: HostedPage }) {
  const t = page.words.account
  const { tenantName, deleteAt, form } = view
  return (
    <Chrome page={page} title={`${t('data.keep.title')} · ${tenantName}`}>
      <AppMark name={tenantName} />
      <Heading>{t('data.keep.title')}</Heading>
      <p className="lede">
        {deleteAt === null ? t('data.keep.textUndated') : t('data.keep.text', { date: page.format.day(deleteAt) })}
      </p>
      <form method="post" action={form.action}>
        {Object.entries(form.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Submit>{t('data.keep.action')}</Submit>
      </form>
    </Chrome>
  )
}

/** What came of it, for whoever is signed out by now. */
export function AccountEnd({ view, page }: { view: AccountEndView; page: HostedPage }) {
  const t = page.words.account
  const { tenantName, kind, days, href } = view
  return (
    <Chrome page={page} title={`${t(`data.end.${kind}.title`)} · ${tenantName}`}>
      <AppMark name={tenantName} />
      <Heading>{t(`data.end.${kind}.title`)}</Heading>
      <p className="lede">{t(`data.end.${kind}.text`, { days })}</p>
      {href === undefined ? null : (
        <p className="hosted-after">
          <a className="button button-lg button-block" href={href}>
            {t('data.end.signIn')}
          </a>
        </p>
      )}
    </Chrome>
  )
}
