import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { absoluteTime } from '#components/ui/time-words.ts'
import { endSecret } from './actions.ts'
import { clientHref } from './at.ts'
import { Overlap } from './overlap.tsx'
import { hiddenOf, type Subject } from './subject.ts'

type Props = {
  subject: Subject
  /** With the buttons that end one; else with the way to where they are. */
  acting?: boolean
}

/** The secrets of a client: two may overlap while an app changes over. Values are never shown again. */
export function SecretsCard({ subject, acting = false }: Props) {
  const t = words('clients')
  const { at, may, secrets, visit } = subject
  const newestFirst = [...secrets].reverse()
  const ending = secrets.find(({ expiresAt }) => expiresAt !== null)
  return (
    <Card
      title={t('secrets.title')}
      flush={true}
      aside={
        acting || !may.secret ? undefined : (
          <ButtonLink size="sm" href={clientHref(at, 'credentials')}>
            {t('secrets.rotate')}
          </ButtonLink>
        )
      }
      foot={
        secrets.length > 1 && ending?.expiresAt != null
          ? t('secrets.bothUntil', { when: absoluteTime(ending.expiresAt, readerNow()) })
          : undefined
      }
    >
      {secrets.length === 0 ? (
        <Empty title={t('secrets.none')} seal={false}>
          {t('secrets.noneText')}
        </Empty>
      ) : (
        <ul className="items">
          {newestFirst.map((secret) => (
            <li key={secret.id} className="wrap items-start">
              <div className="grow stack gap-1.5">
                <span className="row row-between wrap">
                  <span className="mono strong">sgs_••••••••{secret.hint}</span>
                  {secret.expiresAt === null ? (
                    <Status tone={secret.lastUsedAt === null ? 'pending' : 'ok'}>
                      {secret.lastUsedAt === null ? t('secrets.unused') : t('secrets.inUse')}
                    </Status>
                  ) : (
                    <Status tone="warn">
                      {t('secrets.ends')} <Time at={secret.expiresAt} now={visit.now} />
                    </Status>
                  )}
                </span>
                <span className="sub">
                  {secret.by === null ? t('secrets.made') : t('secrets.madeBy', { name: secret.by })}{' '}
                  <Time at={secret.createdAt} now={visit.now} />
                  <br />
                  {t('secrets.lastUsed')} <Time at={secret.lastUsedAt} now={visit.now} never={t('secrets.never')} />
                </span>
                {acting && may.secret ? (
                  <DeedButton
                    action={endSecret.bind(null, at)}
                    hidden={{ ...hiddenOf(subject), secretId: secret.id }}
                    label={t('secrets.endNow', { hint: secret.hint })}
                    pendingLabel={t('working')}
                  />
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Overlap secrets={secrets} now={visit.now} label={t('secrets.overlap')} today={t('secrets.today')} />
    </Card>
  )
}
