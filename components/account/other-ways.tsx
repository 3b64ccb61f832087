import type { HostedPage } from '../hosted/views.ts'
import { ItemForm } from './item-form.tsx'
import { MethodRow } from './method-row.tsx'
import type { AccountSecurityView } from './security-views.ts'

type Props = { view: AccountSecurityView; page: HostedPage }

/** From this many unused codes on nobody is told to make new ones (UX-H63). */
const enoughCodes = 4

/** What somebody has beside passkeys: an app, codes, a password, an address. */
export function OtherWays({ view, page }: Props) {
  const t = page.words.account
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('security.otherWays')}</h2>
      </div>
      <ul className="items">
        <Totp view={view} page={page} />
        <Codes view={view} page={page} />
        <Password view={view} page={page} />
        <Email view={view} page={page} />
      </ul>
    </section>
  )
}

function Totp({ view: { totp, totpHref, totpRemoveHref, shell }, page }: Props) {
  const t = page.words.account
  if (totp === null && totpHref === undefined) return null
  const label = totp === null ? undefined : t('totp.replaceOf')
  return (
    <MethodRow
      icon="phone"
      name={t('totp.name')}
      badge={totp === null ? undefined : { tone: 'success', text: t('totp.on') }}
      facts={totp === null ? t('totp.off') : addedWords(totp, shell.now, page)}
    >
      {totpHref === undefined ? null : (
        <a
          className={totp === null ? 'button button-sm' : 'button button-sm button-quiet'}
          href={totpHref}
          aria-label={label}
        >
          {totp === null ? t('totp.setUp') : t('totp.replace')}
        </a>
      )}
      {totp === null ? null : (
        <a className="button button-sm button-quiet" href={totpRemoveHref} aria-label={t('totp.removeOf')}>
          {t('remove')}
        </a>
      )}
    </MethodRow>
  )
}

const addedWords = (
  { createdAt, lastUsedAt }: { createdAt: Date; lastUsedAt: Date | null },
  now: Date,
  { words, format }: HostedPage,
): string => {
  const date = format.day(createdAt)
  return lastUsedAt === null
    ? words.account('security.addedUnused', { date })
    : words.account('security.added', { date, used: format.ago(lastUsedAt, now) })
}

/** UX-H63: how many are left, and a warning where it is time for new ones. */
function Codes({ view: { codes, codesHref }, page }: Props) {
  const t = page.words.account
  if (codes === null && codesHref === undefined)
    return <MethodRow icon="list" name={t('codes.name')} facts={t('codes.needsFactor')} />
  const { lastUsedAt = null } = codes ?? {}
  const used = lastUsedAt === null ? t('codes.noneUsed') : t('codes.lastUsed', { date: page.format.day(lastUsedAt) })
  const isFew = codes !== null && codes.left < enoughCodes
  return (
    <MethodRow
      icon="list"
      name={t('codes.name')}
      badge={isFew ? { tone: 'warning', text: t('overview.codesLeft', { count: codes.left }) } : undefined}
      facts={
        codes === null
          ? t('codes.none')
          : `${t('codes.left', { left: codes.left, made: codes.made })} ${isFew ? t('codes.few') : used}`
      }
    >
      {codesHref === undefined ? null : (
        <a className="button button-sm" href={codesHref}>
          {codes === null ? t('codes.make') : t('codes.makeNew')}
        </a>
      )}
    </MethodRow>
  )
}

function Password({ view: { password, passwordHref, shell }, page }: Props) {
  const t = page.words.account
  return (
    <MethodRow icon="password" name={t('password.name')} facts={passwordWords(password, shell.now, page)}>
      {password === null ? (
        <a className="button button-sm" href={passwordHref}>
          {t('password.set')}
        </a>
      ) : (
        <a className="button button-sm button-quiet" href={passwordHref} aria-label={t('password.changeOf')}>
          {t('password.change')}
        </a>
      )}
    </MethodRow>
  )
}

function passwordWords(password: AccountSecurityView['password'], now: Date, { words, format }: HostedPage): string {
  if (password === null) return words.account('password.none')
  const date = format.day(password.changedAt)
  const { lastUsedAt } = password
  return lastUsedAt === null
    ? words.account('password.factsUnused', { date })
    : words.account('password.facts', { date, used: format.ago(lastUsedAt, now) })
}

function Email({ view, page }: Props) {
  const t = page.words.account
  const { email } = view.shell.person
  const badge = view.isEmailVerified
    ? ({ tone: 'success', text: t('email.confirmed') } as const)
    : ({ tone: 'warning', text: t('email.unconfirmed') } as const)
  return (
    <MethodRow
      icon="mail"
      name={t('email.name')}
      badge={email === null ? undefined : badge}
      facts={email === null ? t('email.none') : <bdi>{email}</bdi>}
    >
      {view.isEmailVerified || email === null ? null : (
        <ItemForm form={view.confirm} label={t('email.sendOf')}>
          {t('email.send')}
        </ItemForm>
      )}
      {email === null ? null : (
        <a className="button button-sm button-quiet" href={view.emailHref} aria-label={t('email.changeOf')}>
          {t('email.change')}
        </a>
      )}
    </MethodRow>
  )
}
