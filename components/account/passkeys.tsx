import { Icon } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { MethodRow } from './method-row.tsx'
import type { AccountSecurityView, PasskeySeen } from './security-views.ts'

type PasskeysProps = { view: AccountSecurityView; page: HostedPage }

/** Somebody's passkeys: who keeps each, where it is, and what can be done with it (UX-H49). */
export function Passkeys({ view, page }: PasskeysProps) {
  const t = page.words.account
  const none =
    view.addHref === undefined ? t('passkeys.noneAllowed', { tenant: view.shell.tenantName }) : t('passkeys.none')
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('passkeys.title')}</h2>
        {view.addHref === undefined ? null : (
          <span className="push">
            <a className="button button-sm" href={view.addHref}>
              <Icon name="plus" />
              {t('passkeys.add')}
            </a>
          </span>
        )}
      </div>
      {view.passkeys.length === 0 ? (
        <p className="card-body secondary">{none}</p>
      ) : (
        <ul className="items">
          {view.passkeys.map((passkey) => (
            <Passkey key={passkey.item} passkey={passkey} now={view.shell.now} page={page} />
          ))}
        </ul>
      )}
    </section>
  )
}

type PasskeyProps = { passkey: PasskeySeen; now: Date; page: HostedPage }

function Passkey({ passkey, now, page }: PasskeyProps) {
  const t = page.words.account
  const { name, provider, place, createdAt, lastUsedAt, isCopied, isUsedHere } = passkey
  const where =
    provider === undefined || provider === name
      ? t(`passkeys.place.${place}`)
      : t(`passkeys.placeOf.${place}`, { provider })
  const date = page.format.day(createdAt)
  const when =
    lastUsedAt === null
      ? t('security.addedUnused', { date })
      : t('security.added', { date, used: page.format.ago(lastUsedAt, now) })
  const used = isUsedHere ? ({ tone: 'accent', text: t('passkeys.usedHere') } as const) : undefined
  return (
    <MethodRow
      icon={place === 'key' ? 'usb' : 'fingerprint'}
      name={name}
      badge={isCopied ? { tone: 'danger', text: t('passkeys.copied') } : used}
      facts={isCopied ? t('passkeys.copiedText') : `${where} · ${when}`}
    >
      <a
        className="button button-sm button-quiet"
        href={passkey.renameHref}
        aria-label={t('passkeys.renameOf', { name })}
      >
        {t('passkeys.rename')}
      </a>
      <a
        className="button button-sm button-quiet"
        href={passkey.removeHref}
        aria-label={t('passkeys.removeOf', { name })}
      >
        {t('passkeys.remove')}
      </a>
    </MethodRow>
  )
}
