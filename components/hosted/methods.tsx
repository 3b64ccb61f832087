import { Chrome } from './chrome.tsx'
import { factorWords } from './factor-words.ts'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { HostedPage, MethodsView } from './views.ts'

/** "Try another way": what this person can show, the preferred first (UX-H32, H64). */
export function Methods({ view, page }: { view: MethodsView; page: HostedPage }) {
  return (
    <Chrome page={page} title={`Choose how to go on · ${view.clientName}`} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading>Show that it’s you</Heading>
      <p className="lede">Choose one of your ways to go on.</p>
      <ul className="choices">
        {view.methods.map(({ kind, href }) => (
          <FactorChoice key={kind} kind={kind} href={href} />
        ))}
      </ul>
      <p className="small hosted-after">
        <a className="link" href={view.startOverHref}>
          Use another account
        </a>
      </p>
    </Chrome>
  )
}

type FactorChoiceProps = { kind: MethodsView['methods'][number]['kind']; href: string }

/** One factor to choose. A passkey needs a script, so without one it is not offered. */
export function FactorChoice({ kind, href }: FactorChoiceProps) {
  const { name, hint, icon } = factorWords[kind]
  return (
    <li hidden={kind === 'passkey'} data-needs-passkeys={kind === 'passkey' ? '' : undefined}>
      <a className="choice" href={href}>
        <Icon name={icon} />
        <span className="grow stack">
          <span className="strong">{name}</span>
          <span className="small muted">{hint}</span>
        </span>
        <Icon name="chevron" />
      </a>
    </li>
  )
}
