import type { ReactNode } from 'react'
import { initials } from '../brand/initials.ts'
import { BrandLogo } from '../hosted/brand-logo.tsx'
import { Icon, type IconName } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { AccountAvatar } from './account-avatar.tsx'
import { AccountDocument } from './account-document.tsx'
import { type AccountSection, type AccountShell, accountDone } from './views.ts'

const icons: Record<AccountSection, IconName> = {
  overview: 'home',
  profile: 'user',
  security: 'shield',
  sessions: 'devices',
  apps: 'plug',
  activity: 'history',
  data: 'file',
}

type AccountPageProps = {
  page: HostedPage
  shell: AccountShell
  title: string
  lede?: string
  /** What was sent was refused: a summary says so, and takes the focus. */
  failed?: boolean
  /** The page asks for passkeys, or tells the browser of them. */
  passkeys?: boolean
  children: ReactNode
}

/** A page of the account, within its navigation: a whole document that needs no script (UX-H73). */
export function AccountPage({
  page,
  shell,
  title,
  lede,
  failed = false,
  passkeys = false,
  children,
}: AccountPageProps) {
  const t = page.words.account
  const done = accountDone.find((known) => known === shell.done)
  return (
    <AccountDocument
      page={page}
      title={`${title} · ${t('title', { tenant: shell.tenantName })}`}
      failed={failed}
      passkeys={passkeys}
    >
      <Bar page={page} shell={shell} />
      <main className="account account-grid">
        <Nav page={page} shell={shell} />
        <div className="stack stack-6">
          {done === undefined ? null : (
            <div className="banner banner-success" role="status">
              <Icon name="check" />
              <div className="grow">{t(`done.${done}`)}</div>
            </div>
          )}
          <div className="account-head">
            {/* biome-ignore lint/a11y/noAutofocus: a new page puts focus on its heading (UX-H68) */}
            <h1 tabIndex={-1} autoFocus={!failed}>
              {title}
            </h1>
            {lede === undefined ? null : <p className="secondary">{lede}</p>}
          </div>
          {children}
        </div>
      </main>
    </AccountDocument>
  )
}

function Bar({ page, shell: { tenantName, person, signOutHref } }: { page: HostedPage; shell: AccountShell }) {
  return (
    <header className="account-bar">
      <BrandLogo brand={page.brand} />
      <span className="app-mark account-mark" aria-hidden="true">
        {initials(tenantName).slice(0, 1)}
      </span>
      <span className="strong truncate">{page.words.account('title', { tenant: tenantName })}</span>
      <span className="account-who">
        <a className="link small" href={signOutHref}>
          {page.words.account('signOut')}
        </a>
        <AccountAvatar name={person.name} picture={person.picture} />
      </span>
    </header>
  )
}

function Nav({ page, shell: { hrefs, section } }: { page: HostedPage; shell: AccountShell }) {
  const t = page.words.account
  return (
    <nav className="account-nav" aria-label={t('nav.label')}>
      {(Object.keys(hrefs) as AccountSection[]).map((each) => (
        <a key={each} className="nav-item" href={hrefs[each]} aria-current={each === section ? 'page' : undefined}>
          <Icon name={icons[each]} />
          {t(`nav.${each}`)}
        </a>
      ))}
    </nav>
  )
}
