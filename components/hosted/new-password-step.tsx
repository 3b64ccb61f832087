import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { PasswordField } from './password-field.tsx'
import { say } from './say.ts'
import type { HostedPage, NewPassword, PasswordView } from './views.ts'
import { Who } from './who.tsx'

type Props = { view: PasswordView; wanted: NewPassword; page: HostedPage }

/** After the right password, where somebody else knows it: one of the person's own, before they go on. */
export function NewPasswordStep({ view, wanted, page }: Props) {
  const t = page.words.hosted
  const { problem } = wanted
  return (
    <Chrome
      page={page}
      title={documentTitle(t('newPassword.title'), view.clientName)}
      failed={problem !== undefined}
      links={view.links}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={problem === undefined}>{t('newPassword.heading')}</Heading>
      <p className="lede">{t('newPassword.lede')}</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {problem === undefined ? null : (
          <ErrorSummary title={t('common.passwordRefused')}>
            <a className="link" href="#new_password">
              {say(page, problem)}
            </a>
          </ErrorSummary>
        )}
        <Who view={view} page={page} />
        <PasswordField
          id="password"
          label={t('common.givenPassword')}
          page={page}
          autoComplete="current-password"
          first={true}
        />
        <NewPasswordField label={t('common.newPassword')} password={wanted} page={page} />
        <Submit>{t('newPassword.submit')}</Submit>
      </Form>
    </Chrome>
  )
}
