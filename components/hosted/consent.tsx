import type { ReactNode } from 'react'
import { initials } from '../brand/initials.ts'
import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { webLink } from './safe-url.ts'
import type { ConsentView, HostedPage, PersonSeen } from './views.ts'

/** What may this app do? In plain words, with what stays closed, and two answers of equal weight (UX-H81). */
export function Consent({ view, page }: { view: ConsentView; page: HostedPage }) {
  const t = page.words.hosted
  const { client } = view
  const title = documentTitle(t('consent.title', { app: client.name }), view.tenantName)
  return (
    <Chrome page={page} title={title} wide={true} links={view.links}>
      <div className="link-pair">
        <AppMark name={client.name} logo={client.logo} other={true} />
        <span className="dash" />
        <Icon name="between" />
        <span className="dash" />
        <AppMark name={view.tenantName} />
      </div>
      <Heading>{t('consent.heading', { app: client.name, tenant: view.tenantName })}</Heading>
      <Publisher name={view.publisher} homepage={client.homepage} page={page} />
      <div className="who hosted-section">
        <Account account={view.account} />
        {view.changeAccountHref === undefined ? null : (
          <a className="link" href={view.changeAccountHref}>
            {t('common.change')}
          </a>
        )}
      </div>
      <Permits view={view} page={page} />
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId} pair={true}>
        <button type="submit" className="button button-lg" name="decision" value="deny">
          {t('consent.deny')}
        </button>
        <button type="submit" className="button button-lg" name="decision" value="allow">
          {t('consent.allow')}
        </button>
      </Form>
      <SmallPrint client={client} page={page} />
    </Chrome>
  )
}

type PublisherProps = { name: string | undefined; homepage: string | undefined; page: HostedPage }

function Publisher({ name, homepage, page }: PublisherProps) {
  const link = webLink(homepage)
  if (name === undefined && link === undefined) return null
  const site =
    link === undefined ? null : (
      <a className="link" href={link.href} rel="noreferrer">
        {link.host}
      </a>
    )
  if (name === undefined) return <p className="lede">{site}</p>
  return (
    <p className="lede">
      {page.words.hosted('consent.publishedBy', { publisher: name })}
      {site === null ? null : ' · '}
      {site}
    </p>
  )
}

/** The person, as a row: a picture of letters and the address. */
export function Account({ account }: { account: PersonSeen }) {
  return (
    <>
      <span className="avatar" aria-hidden="true">
        {initials(account.name)}
      </span>
      <span className="truncate" dir="auto">
        {account.email}
      </span>
    </>
  )
}

/** The scopes of the protocol that have a sentence; any other is shown by its name. */
const worded = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'] as const

function scopeWords(name: string, t: HostedPage['words']['hosted']): string {
  const known = worded.find((scope) => scope === name)
  return known === undefined ? name : t(`consent.scope.${known}`)
}

function Permits({ view, page }: { view: ConsentView; page: HostedPage }) {
  const t = page.words.hosted
  const scopes = view.scopes.map((name) => ({ name, text: scopeWords(name, t) }))
  const claims = view.claims.map((name) => ({ name, text: t('consent.claim', { claim: name.replaceAll('_', ' ') }) }))
  return (
    <section className="hosted-section">
      <h2>{t('consent.may')}</h2>
      <ul className="scopes">
        {[...scopes, ...claims].map(({ name, text }) => (
          <li key={name}>
            <Icon name="check" />
            <span>{text}</span>
          </li>
        ))}
        {view.resources.flatMap((resource) =>
          resource.permissions.map((permission) => (
            <li key={`${resource.name} ${permission.name}`}>
              <Icon name="check" />
              <span>
                <bdi>{permission.description}</bdi>{' '}
                {view.resources.length > 1 ? (
                  <span className="muted">{t('consent.inApi', { api: resource.name })} </span>
                ) : null}
                <code className="muted">{permission.name}</code>
              </span>
            </li>
          )),
        )}
      </ul>
      <h2 className="hosted-section">{t('consent.mayNot')}</h2>
      <ul className="scopes">
        {[t('consent.password'), ...view.unasked.map((name) => scopeWords(name, t))].map((refused) => (
          <li key={refused} className="no secondary">
            <Icon name="cross" />
            <span>{refused}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SmallPrint({ client, page }: { client: ConsentView['client']; page: HostedPage }) {
  return (
    <p className="small muted hosted-section">
      {page.words.hosted('consent.again', { app: client.name })} {rules(client, page)}
    </p>
  )
}

/** The app's own privacy notice and terms, where it has them. */
function rules({ privacy, terms }: ConsentView['client'], { words: { hosted: t } }: HostedPage) {
  const [notice, use] = [webLink(privacy), webLink(terms)]
  const to = (link: { href: string }) => (text: ReactNode) => (
    <a className="link" href={link.href} rel="noreferrer">
      {text}
    </a>
  )
  if (notice !== undefined && use !== undefined) return t.rich('consent.both', { privacy: to(notice), terms: to(use) })
  if (notice !== undefined) return t.rich('consent.privacy', { link: to(notice) })
  return use === undefined ? null : t.rich('consent.terms', { link: to(use) })
}
