import { initials } from '../brand/initials.ts'
import { Chrome } from './chrome.tsx'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { webLink } from './safe-url.ts'
import type { ConsentView, HostedPage, PersonSeen } from './views.ts'

/** What may this app do? In plain words, with what stays closed, and two answers of equal weight (UX-H81). */
export function Consent({ view, page }: { view: ConsentView; page: HostedPage }) {
  const { client } = view
  return (
    <Chrome page={page} title={`Allow ${client.name} · ${view.tenantName}`} wide={true} links={view.links}>
      <div className="link-pair">
        <AppMark name={client.name} logo={client.logo} other={true} />
        <span className="dash" />
        <Icon name="between" />
        <span className="dash" />
        <AppMark name={view.tenantName} />
      </div>
      <Heading>
        {client.name} wants access to your {view.tenantName} account
      </Heading>
      <Publisher name={view.publisher} homepage={client.homepage} />
      <div className="who hosted-section">
        <Account account={view.account} />
        {view.changeAccountHref === undefined ? null : (
          <a className="link" href={view.changeAccountHref}>
            Change
          </a>
        )}
      </div>
      <Permits view={view} />
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId} pair={true}>
        <button type="submit" className="button button-lg" name="decision" value="deny">
          Deny
        </button>
        <button type="submit" className="button button-lg" name="decision" value="allow">
          Allow
        </button>
      </Form>
      <SmallPrint client={client} />
    </Chrome>
  )
}

function Publisher({ name, homepage }: { name: string | undefined; homepage: string | undefined }) {
  const link = webLink(homepage)
  if (name === undefined && link === undefined) return null
  return (
    <p className="lede">
      {name === undefined ? 'Published at ' : `Published by ${name}`}
      {name === undefined || link === undefined ? null : ', '}
      {link === undefined ? null : (
        <a className="link" href={link.href} rel="noreferrer">
          {link.host}
        </a>
      )}
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
      <span className="truncate">{account.email}</span>
    </>
  )
}

function Permits({ view }: { view: ConsentView }) {
  return (
    <section className="hosted-section">
      <h2>It will be able to</h2>
      <ul className="scopes">
        {view.scopes.map((scope) => (
          <li key={scope.name}>
            <Icon name="check" />
            <span>{scope.description}</span>
          </li>
        ))}
        {view.resources.flatMap((resource) =>
          resource.permissions.map((permission) => (
            <li key={`${resource.name} ${permission.name}`}>
              <Icon name="check" />
              <span>
                {permission.description}{' '}
                {view.resources.length > 1 ? <span className="muted">in {resource.name} </span> : null}
                <code className="muted">{permission.name}</code>
              </span>
            </li>
          )),
        )}
      </ul>
      {view.willNotShare.length === 0 ? null : (
        <>
          <h2 className="hosted-section">It will not be able to</h2>
          <ul className="scopes">
            {view.willNotShare.map((refused) => (
              <li key={refused} className="no secondary">
                <Icon name="cross" />
                <span>{refused}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function SmallPrint({ client }: { client: ConsentView['client'] }) {
  const privacy = webLink(client.privacy)
  const terms = webLink(client.terms)
  const links = [
    ...(privacy === undefined ? [] : [{ ...privacy, label: 'privacy notice' }]),
    ...(terms === undefined ? [] : [{ ...terms, label: 'terms' }]),
  ]
  return (
    <p className="small muted hosted-section">
      You are asked again only when {client.name} wants more than this.
      {links.map((link, index) => (
        <span key={link.label}>
          {index === 0 ? ` Its ` : ' and '}
          <a className="link" href={link.href} rel="noreferrer">
            {link.label}
          </a>
        </span>
      ))}
      {links.length === 0 ? null : links.length === 1 && privacy !== undefined ? ' applies.' : ' apply.'}
    </p>
  )
}
