import { PasswordField } from './password-field.tsx'
import { passwordNeeds } from './password-needs.ts'
import { say } from './say.ts'
import type { HostedPage, NewPassword } from './views.ts'

type Props = {
  label: string
  password: NewPassword
  page: HostedPage
  first?: boolean
  /** What is wrong, where the page has said it in its own words. */
  said?: string | undefined
}

const id = 'new_password'

/**
 * Where a person chooses a password: what it needs stands there before anything is typed, and the script says as one types what
 * is met, and how strong it is (UX-H37, H41). Nothing of that keeps anybody from pasting or sending: the server decides.
 */
export function NewPasswordField({ label, password: { minLength, problem, check }, page, first = false, said }: Props) {
  const t = page.words.hosted
  const met = { 'data-met': t('newPassword.needs.met'), 'data-not-met': t('newPassword.needs.notMet') }
  const ways = {
    'data-more': t('newPassword.needs.more', { count: '#' }),
    'data-too-many': t('newPassword.needs.tooMany', { count: '#' }),
  }
  return (
    <PasswordField
      id={id}
      label={label}
      page={page}
      autoComplete="new-password"
      error={problem === undefined ? said : say(page, problem)}
      first={first}
      minLength={minLength}
    >
      <ul className="hint needs" id={`${id}-hint`} data-needs-of={id}>
        {passwordNeeds(minLength).map(({ key, min, max }) => (
          <li key={key} data-need={key} data-min={min} data-max={max} {...met} {...(key === 'length' ? ways : {})}>
            {key === 'length' ? t('newPassword.needs.length', { count: minLength }) : t('newPassword.needs.guess')}{' '}
            <span />
          </li>
        ))}
      </ul>
      {check === undefined ? null : (
        <div
          data-strength-of={id}
          data-check={check.action}
          data-csrf={check.csrf}
          data-strength={JSON.stringify(
            ([0, 1, 2, 3, 4] as const).map((score) =>
              t('newPassword.strength.label', { words: t(`newPassword.strength.${score}`) }),
            ),
          )}
        >
          <meter min={0} max={4} aria-hidden="true" hidden={true} />
          <p className="hint" aria-live="polite" />
        </div>
      )}
    </PasswordField>
  )
}
