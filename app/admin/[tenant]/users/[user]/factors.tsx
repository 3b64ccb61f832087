import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { relativeTime } from '#components/ui/time-words.ts'
import { resetFactor } from './actions.ts'
import { ResetFactor } from './reset-factor.tsx'
import { hiddenOf, type Subject } from './subject.ts'

/** The devices that are not asked for a second factor, and the way out for somebody who lost theirs. */
export function FactorsPanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { at, may, factors, isSelf, visit } = subject
  const { passkeys, authenticatorApps, recoveryCodes, rememberedDevices } = factors
  const hasSome = passkeys.length + authenticatorApps.length + rememberedDevices.length > 0 || recoveryCodes !== null
  return (
    <>
      {rememberedDevices.length === 0 ? null : (
        <Card title={t('rememberedDevices')} flush={true}>
          <ul className="items">
            {rememberedDevices.map(({ device, environment, createdAt, lastUsedAt }) => (
              <li key={`${createdAt.toISOString()} ${environment}`}>
                <div className="grow">
                  <span className="strong">{device}</span>
                  <div className="sub">
                    {environment} ·{' '}
                    {t('usage', {
                      set: relativeTime(createdAt, visit.now, readerNow()),
                      used: relativeTime(lastUsedAt, visit.now, readerNow()),
                    })}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {may.resetFactor && hasSome ? (
        <Card title={t('resetFactor')}>
          {isSelf ? (
            <p className="secondary">{t('resetFactorSelf')}</p>
          ) : (
            <div className="stack stack-4">
              <p className="secondary">{t('resetFactorText')}</p>
              <ResetFactor
                action={resetFactor.bind(null, at)}
                hidden={hiddenOf(subject)}
                words={{ end: t('resetFactorEnds'), reset: t('resetFactor'), working: t('working') }}
              />
            </div>
          )}
        </Card>
      ) : null}
    </>
  )
}
