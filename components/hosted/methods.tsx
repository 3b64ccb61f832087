import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { AppMark, Heading } from './heading.tsx'
import { Icon, type IconName } from './icon.tsx'
import type { FactorKind, HostedPage, MethodsView } from './views.ts'

const icons: Record<FactorKind, IconName> = { passkey: 'key', totp: 'phone', email: 'mail', recovery_code: 'list' }

/** "Try another way": what this person can show, the preferred first (UX-H32, H64). */
export function Methods({ view, page }: { view: MethodsView; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <Chrome page={page} title={documentTitle(t('methods.title'), view.clientName)} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading>{t('methods.heading')}</Heading>
      <p className="lede">{t('methods.lede')}</p>
      <ul className="choices">
        {view.methods.map(({ kind, href }) => (
          <FactorChoice key={kind} kind={kind} href={href} page={page} />
        ))}
      </ul>
      <p className="small hosted-after">
        <a className="link" href={view.startOverHref}>
          {t('common.useAnotherAccount')}
        </a>
      </p>
    </Chrome>
  )
}

type FactorChoiceProps = { kind: FactorKind; href: string; page: HostedPage }

/** One factor to choose. A passkey needs a script, so without one it is not offered. */
export function FactorChoice({ kind, href, page }: FactorChoiceProps) {
  const t = page.words.hosted
  return (
    <li hidden={kind === 'passkey'} data-needs-passkeys={kind === 'passkey' ? '' : undefined}>
      <a className="choice" href={href}>
        <Icon name={icons[kind]} />
        <span className="grow stack">
          <span className="strong">{t(`factor.${kind}.name`)}</span>
          <span className="small muted">{t(`factor.${kind}.hint`)}</span>
        </span>
        <Icon name="chevron" />
      </a>
    </li>
  )
}
