import { words } from '#app/messages/words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Status } from '#components/ui/status.tsx'
import type { whoMay } from '#lib/services/access/who-may.ts'
import { type AccessAt, accessHref } from './at.ts'
import { WayList } from './way.tsx'

type HoldersProps = { at: AccessAt; answer: Awaited<ReturnType<typeof whoMay.call>>; now: Date }

/** Who holds a permission: each with the way that leads there, and a link to everything else about them. */
export function Holders({ at, answer, now }: HoldersProps) {
  const t = words('access')
  const { rows, next, permission } = answer
  if (rows.length === 0)
    return (
      <Empty title={t('noHoldersTitle')} seal={false}>
        {at.of === 'people' ? t('noHoldersMessage') : t('noClientsMessage')}
      </Empty>
    )
  const subject = (id: string) => (at.of === 'people' ? { person: id } : { client: id })
  return (
    <div className="stack stack-4">
      {answer.api.isManagement ? <p className="secondary">{t('management', { directory: answer.directory })}</p> : null}
      <ul className="explained ruled card" aria-label={`${t('view.who')}: ${permission.name}`}>
        {rows.map((row) => (
          <li key={row.id}>
            <div className="stack gap-0.5">
              <a className="link strong" href={accessHref(at, { view: 'may', ...subject(row.id) })}>
                {row.name}
              </a>
              {row.status === 'active' ? null : (
                <Status tone="off">{t(row.status === 'suspended' ? 'suspended' : 'disabled')}</Status>
              )}
              {row.more === 0 ? null : <p className="muted small">{t('more', { count: row.more })}</p>}
            </div>
            <div className="ways">
              {row.ways.map((way, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: ways have no other name, and never change places
                <WayList key={index} way={way} label={`${row.name}: ${t('way', { n: index + 1 })}`} now={now} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      <nav className="table-foot" aria-label={t('view.who')}>
        <span>{t('shown')}</span>
        <span className="push row">
          {at.cursor === undefined ? null : (
            <ButtonLink size="sm" href={accessHref(at, { cursor: undefined })}>
              {t('first')}
            </ButtonLink>
          )}
          {next === null ? null : (
            <ButtonLink size="sm" href={accessHref(at, { cursor: next })}>
              {t('next')}
            </ButtonLink>
          )}
        </span>
      </nav>
    </div>
  )
}
