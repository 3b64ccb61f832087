import { Fragment, type ReactNode } from 'react'
import { ErrorSummary, FieldError } from '../hosted/form.tsx'
import { Icon } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import { PictureCard } from './picture-card.tsx'
import type { AccountProfileView, ProfileFieldName } from './profile-view.ts'

type ProfileProps = { view: AccountProfileView; page: HostedPage }

const names = ['displayName', 'givenName', 'familyName', 'locale', 'zoneinfo'] as const
const completes = { displayName: 'name', givenName: 'given-name', familyName: 'family-name' } as const

/** Who somebody is (UX-H58): what the tenant manages is shown as such, and what somebody else saved meanwhile is said. */
export function Profile({ view, page }: ProfileProps) {
  const t = page.words.account
  const isAsked = names.some((name) => !view.fields[name].isLocked)
  return (
    <AccountPage page={page} shell={view.shell} title={t('profile.title')} lede={t('profile.lede')}>
      <Summary view={view} page={page} />
      <PictureCard picture={view.picture} shell={view.shell} page={page} />
      <section className="card">
        <form method="post" action={view.form.action} noValidate={true}>
          <div className="card-body stack stack-5">
            <input type="hidden" name="csrf" value={view.form.csrf} />
            <input type="hidden" name="version" value={view.version} />
            {(['displayName', 'givenName', 'familyName'] as const).map((name) => (
              <Asked key={name} name={name} view={view} page={page}>
                {(described) => (
                  <input
                    {...described}
                    className="input"
                    name={name}
                    autoComplete={completes[name]}
                    maxLength={100}
                    defaultValue={view.fields[name].value}
                  />
                )}
              </Asked>
            ))}
            <Asked name="locale" view={view} page={page}>
              {(described) => (
                <Select>
                  <select {...described} className="input" name="locale" defaultValue={view.fields.locale.value}>
                    <option value="">{t('profile.asBrowser')}</option>
                    {view.languages.map(({ value, name }) => (
                      <option key={value} value={value} lang={value}>
                        {name}
                      </option>
                    ))}
                  </select>
                </Select>
              )}
            </Asked>
            <Asked name="zoneinfo" view={view} page={page}>
              {(described) => (
                <Select>
                  <select {...described} className="input" name="zoneinfo" defaultValue={view.fields.zoneinfo.value}>
                    <option value="">{t('profile.noZone')}</option>
                    {view.zones.map((zone) => (
                      <option key={zone}>{zone}</option>
                    ))}
                  </select>
                </Select>
              )}
            </Asked>
          </div>
          {isAsked ? (
            <div className="card-foot">
              <button type="submit" className="button button-primary">
                {view.isConflict ? t('profile.saveAnyway') : t('profile.save')}
              </button>
            </div>
          ) : null}
        </form>
      </section>
    </AccountPage>
  )
}

/** What came of the form, first on the page and in focus (UX-H13). */
function Summary({ view, page }: ProfileProps) {
  const t = page.words.account
  const wrong = names.filter((name) => view.fields[name].problem !== undefined)
  if (view.isConflict) return <ErrorSummary title={t('profile.conflict')}>{t('profile.conflictText')}</ErrorSummary>
  if (view.picture.problem !== undefined)
    return (
      <ErrorSummary title={t('picture.notSaved')}>
        {view.picture.problem === 'locked' ? (
          t('picture.problem.locked', { tenant: view.shell.tenantName })
        ) : (
          <a className="link" href="#picture">
            {t('picture.label')}
          </a>
        )}
      </ErrorSummary>
    )
  if (wrong.length === 0) return null
  return (
    <ErrorSummary title={t('profile.notSaved')}>
      {wrong.map((name, index) => (
        <Fragment key={name}>
          {index === 0 ? null : ' · '}
          <a className="link" href={`#${name}`}>
            {t(`profile.${name}`)}
          </a>
        </Fragment>
      ))}
    </ErrorSummary>
  )
}

type Described = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }
type AskedProps = ProfileProps & { name: ProfileFieldName; children: (described: Described) => ReactNode }

/** A field with its label, what is wrong with it, and what it is by now. */
function Asked({ name, view, page, children }: AskedProps) {
  const t = page.words.account
  const { problem, stored, isLocked, value } = view.fields[name]
  const label = t(`profile.${name}`)
  if (isLocked) {
    const shown = name === 'locale' ? view.languages.find((each) => each.value === value)?.name : value
    return (
      <div className="field" id={name} tabIndex={problem === undefined ? undefined : -1}>
        <span className="label">{label}</span>
        <bdi>{shown || t('profile.empty')}</bdi>
        <p className="hint">{t('profile.managed', { tenant: view.shell.tenantName })}</p>
      </div>
    )
  }
  const hint =
    name === 'locale' ? t('profile.localeHint') : name === 'displayName' ? t('profile.displayNameHint') : undefined
  const notes = [problem && `${name}-error`, stored !== undefined && `${name}-stored`, hint && `${name}-hint`].filter(
    Boolean,
  )
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {children({
        id: name,
        ...(problem === undefined ? {} : { 'aria-invalid': true }),
        ...(notes.length === 0 ? {} : { 'aria-describedby': notes.join(' ') }),
      })}
      {problem === undefined || problem === 'locked' ? null : (
        <FieldError id={`${name}-error`}>{t(`profile.problem.${problem}`)}</FieldError>
      )}
      {stored === undefined ? null : (
        <FieldError id={`${name}-stored`}>
          {stored === '' ? t('profile.storedEmpty') : t('profile.stored', { value: stored })}
        </FieldError>
      )}
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

const Select = ({ children }: { children: ReactNode }) => (
  <span className="select">
    {children}
    <Icon name="chevron-down" small={true} />
  </span>
)
