import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { absoluteDate } from '#components/ui/time-words.ts'
import { rotate } from './actions.ts'
import type { Keys, KeysProps } from './panel.tsx'
import { RotateForm } from './rotate-form.tsx'

type Alg = Keys['algs'][number]
type Key = Alg['keys'][number]
type KeyStatus = 'next' | 'current' | 'previous'

const tones: Record<KeyStatus, StatusTone> = { next: 'pending', current: 'ok', previous: 'off' }

/** The keys of one algorithm, what they serve, and the button that turns them. */
export function AlgorithmCard({ keys, at, canRotate, now, alg }: KeysProps & { alg: Alg }) {
  const t = words('keys')
  const current = alg.keys.find(({ status }) => status === 'current')
  const isEarly = alg.isKnownFrom === null || alg.isKnownFrom > now
  return (
    <Card title={t('algorithm', { alg: alg.alg })} flush={true} foot={<Uses keys={keys} alg={alg.alg} />}>
      <div className="table-scroll">
        <table className="table" aria-label={t('algorithm', { alg: alg.alg })}>
          <thead>
            <tr>
              <th scope="col">{t('kid')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('since')}</th>
              <th scope="col" className="p2">
                {t('until')}
              </th>
            </tr>
          </thead>
          <tbody>
            {alg.keys.map((key) => (
              <tr key={key.id}>
                <td className="key">
                  <Id value={key.kid} label={words('common')('idOf.key')} />
                </td>
                <td>
                  <Status tone={tones[key.status as KeyStatus]}>{t(`status.${key.status as KeyStatus}`)}</Status>
                </td>
                <td>
                  <Time at={key.status === 'next' ? key.createdAt : key.activatedAt} now={now} />
                </td>
                <td className="p2 secondary">{untilOf(key)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {canRotate ? (
        <div className="card-body">
          <RotateForm
            action={rotate.bind(null, at)}
            hidden={{
              environment: keys.environment.slug,
              alg: alg.alg,
              ...(current === undefined ? {} : { current: current.kid }),
            }}
            isEarly={isEarly}
            words={{
              text: t('rotateText'),
              early:
                alg.isKnownFrom === null
                  ? t('rotateUnpublished')
                  : t('rotateEarly', { at: absoluteDate(alg.isKnownFrom, readerNow()) }),
              button: t('rotateTitle', { alg: alg.alg }),
              pending: t('rotating'),
            }}
          />
        </div>
      ) : null}
    </Card>
  )
}

function untilOf({ status, signsFrom, signsUntil, retiresAt }: Key): string {
  const t = words('keys')
  if (status === 'next')
    return signsFrom === null ? t('unknown') : t('signsFrom', { at: absoluteDate(signsFrom, readerNow()) })
  if (status === 'current')
    return signsUntil === null ? t('unknown') : t('signsUntil', { at: absoluteDate(signsUntil, readerNow()) })
  return retiresAt === null ? t('unknown') : t('verifiesUntil', { at: absoluteDate(retiresAt, readerNow()) })
}

function Uses({ keys, alg }: { keys: Keys; alg: string }) {
  const t = words('keys')
  const uses = keys.users.find((each) => each.alg === alg)
  const names = (uses?.some ?? []).map(({ name }) => name).join(', ')
  const more = (uses?.clients ?? 0) - (uses?.some.length ?? 0)
  return (
    <span>
      {alg === 'ES256' ? `${t('usesUserinfo')} · ` : ''}
      {t('usesApis', { apis: uses?.apis ?? 0 })}
      {' · '}
      {t('usesClients', { clients: uses?.clients ?? 0 })}
      {names === '' ? '' : `: ${names}${more > 0 ? ` ${t('usesMore', { count: more })}` : ''}`}
    </span>
  )
}
