import { Fingerprint, KeyRound, LifeBuoy, Smartphone } from 'lucide-react'
import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { relativeTime } from '#components/ui/time-words.ts'
import { mailReset, removeCredential, requirePassword, resetFactor, resetPassword } from './actions.ts'
import { FactorsPanel } from './factors.tsx'
import { ResetPassword } from './forms.tsx'
import { personHref } from './on-person.ts'
import { hiddenOf, type Subject } from './subject.ts'

const known = ['password', 'totp'] as const
const icons = { password: KeyRound, totp: Smartphone }

/** How many ways there are: passwords, passkeys, apps, and recovery codes as one. */
export const countOf = ({ credentials, factors }: Pick<Subject, 'credentials' | 'factors'>): number =>
  credentials.length + factors.passkeys.length + (factors.recoveryCodes === null ? 0 : 1)

/** How they can sign in. Taking a password away is for the tab of its own: `canRemove`. */
export function MethodsCard({ subject, canRemove = false }: { subject: Subject; canRemove?: boolean }) {
  const t = words('people')
  const { credentials, factors, at, may, visit, isSelf } = subject
  const usage = ({ createdAt, lastUsedAt }: { createdAt: Date; lastUsedAt: Date | null }) =>
    t('usage', {
      set: relativeTime(createdAt, visit.now, readerNow()),
      used: lastUsedAt === null ? t('never') : relativeTime(lastUsedAt, visit.now, readerNow()),
    })
  return (
    <Card title={t('tab.methods')} flush={true}>
      {countOf(subject) === 0 ? (
        <Empty title={t('noMethods')} seal={false} />
      ) : (
        <ul className="items">
          {credentials.map(({ id, kind, createdAt, lastUsedAt }) => {
            const name = known.find((each) => each === kind)
            const Icon = icons[name ?? 'password']
            return (
              <li key={id}>
                <span className="tile">
                  <Icon className="icon" aria-hidden="true" />
                </span>
                <div className="grow">
                  <span className="strong">{name === undefined ? kind : t(name)}</span>
                  <div className="sub">{usage({ createdAt, lastUsedAt })}</div>
                </div>
                {canRemove && may.write && kind === 'password' ? (
                  <DeedButton
                    action={removeCredential.bind(null, at)}
                    hidden={{ ...hiddenOf(subject), credential: id }}
                    label={t('remove')}
                    pendingLabel={t('working')}
                  />
                ) : null}
              </li>
            )
          })}
          {factors.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <span className="tile">
                <Fingerprint className="icon" aria-hidden="true" />
              </span>
              <div className="grow">
                <span className="strong">{t('passkeyNamed', { name: passkey.name })}</span>
                <div className="sub">
                  {passkey.isCopied ? `${t('passkeyCopied')} · ` : ''}
                  {t(passkey.synced ? 'passkeySynced' : 'passkeyBound')} · {usage(passkey)}
                </div>
              </div>
              {canRemove && may.resetFactor && !isSelf ? (
                <DeedButton
                  action={resetFactor.bind(null, at)}
                  hidden={{ ...hiddenOf(subject), passkey: passkey.id }}
                  label={t('resetPasskey')}
                  pendingLabel={t('working')}
                />
              ) : null}
            </li>
          ))}
          {factors.recoveryCodes === null ? null : (
            <li>
              <span className="tile">
                <LifeBuoy className="icon" aria-hidden="true" />
              </span>
              <div className="grow">
                <span className="strong">
                  {t('recoveryCodes', { left: factors.recoveryCodes.left, made: factors.recoveryCodes.made })}
                </span>
                <div className="sub">{usage(factors.recoveryCodes)}</div>
              </div>
            </li>
          )}
        </ul>
      )}
    </Card>
  )
}

/** The sign-in methods, and what an administrator does about a password. */
export function MethodsPanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { at, may, user, credentials, requireNewPassword } = subject
  const hidden = hiddenOf(subject)
  const hasPassword = credentials.some(({ kind }) => kind === 'password')
  return (
    <>
      <MethodsCard subject={subject} canRemove={true} />
      <FactorsPanel subject={subject} />
      {may.recover && user.status === 'active' ? (
        <Card title={t('mailReset')}>
          <div className="stack stack-4">
            <p className="secondary">{t('mailResetText')}</p>
            <DeedButton
              action={mailReset.bind(null, at)}
              hidden={{ ...hidden, environment: at.environment }}
              label={t('mailReset')}
              pendingLabel={t('working')}
            />
          </div>
        </Card>
      ) : null}
      {may.write ? (
        <Card title={t('password')}>
          <div className="stack stack-4">
            <p className="secondary">{t('resetText')}</p>
            <ResetPassword
              action={resetPassword.bind(null, at.tenant)}
              hidden={hidden}
              label={t('resetPassword')}
              pendingLabel={t('working')}
              words={{ title: t('passwordIsSet'), secret: t('firstPassword'), handOver: t('handOver') }}
              onward={{ href: personHref(at, 'methods'), label: t('backTo', { name: user.displayName }) }}
            />
            {hasPassword && !requireNewPassword ? (
              <DeedButton
                action={requirePassword.bind(null, at)}
                hidden={hidden}
                label={t('requirePassword')}
                pendingLabel={t('working')}
              />
            ) : null}
          </div>
        </Card>
      ) : null}
    </>
  )
}
