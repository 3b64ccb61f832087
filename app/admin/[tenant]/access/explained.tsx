import { described } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import type { ExplainedPermission, explainAccess } from '#lib/services/access/explain.ts'
import { WayList } from './way.tsx'

type Answer = Extract<Awaited<ReturnType<typeof explainAccess.call>>, { stops: unknown }>

type ExplainedProps = { answer: Answer; client: string | undefined; now: Date }

/** What somebody may do at an API, and why: what counts first, what is not held last. */
export function Explained({ answer, client, now }: ExplainedProps) {
  const t = words('access')
  const { subject, api, permissions, stops, roles } = answer
  const held = permissions.filter((each) => each.held)
  const others = permissions.filter((each) => !each.held)
  const told = permissions.filter((each) => each.told).length
  const counted = { name: subject.name, told, all: permissions.length, api: api.name }
  return (
    <div className="stack stack-6">
      <div className="stack stack-2">
        <h2>
          {client === undefined || subject.kind === 'client'
            ? t('summary', counted)
            : t('summaryThrough', { ...counted, client })}
        </h2>
        {api.isManagement ? (
          <p className="secondary">{t('management', { directory: answer.directory })}</p>
        ) : (
          <p className="secondary">
            {roles.length === 0 ? t('rolesNone') : t('rolesTold', { roles: roles.join(', ') })}
            {answer.tooMuch ? ` ${t('tooMuch')}` : null}
          </p>
        )}
      </div>
      {stops.length === 0 ? null : (
        <Banner tone="warning" title={t('stopsTitle')}>
          {stops.map((stop) => (
            <p key={stop}>{t(`stop.${stop}`)}</p>
          ))}
        </Banner>
      )}
      {held.length === 0 ? (
        <Empty title={t('nothingHeld')} seal={false}>
          {t('nothingHeldMessage')}
        </Empty>
      ) : (
        <Card flush={true}>
          <ul className="explained ruled">
            {held.map((each) => (
              <Permission key={each.name} permission={each} now={now} />
            ))}
          </ul>
        </Card>
      )}
      {others.length === 0 ? null : (
        <details className="card explained-others" open={held.length === 0}>
          <summary>{t('others', { count: others.length })}</summary>
          <ul className="explained ruled">
            {others.map((each) => (
              <Permission key={each.name} permission={each} now={now} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Permission({ permission, now }: { permission: ExplainedPermission; now: Date }) {
  const t = words('access')
  const { name, description, ways, more } = permission
  const { tone, says } = verdict(permission)
  return (
    <li>
      <div className="stack gap-0.5">
        <span className="row wrap gap-x-3">
          <span className="mono strong break-all">{name}</span>
          <Status tone={tone}>{t(says)}</Status>
        </span>
        {description === '' ? null : <p className="muted small">{described(description)}</p>}
        {more === 0 ? null : <p className="muted small">{t('more', { count: more })}</p>}
      </div>
      {ways.length === 0 ? null : (
        <div className="ways">
          {ways.map((way, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: ways have no other name, and never change places
            <WayList key={index} way={way} label={`${name}: ${t('way', { n: index + 1 })}`} now={now} />
          ))}
        </div>
      )}
    </li>
  )
}

function verdict({ held, askable, told }: ExplainedPermission): {
  tone: StatusTone
  says: 'held' | 'notAskable' | 'stopped' | 'notHeld'
} {
  if (told) return { tone: 'ok', says: 'held' }
  if (!held) return { tone: 'off', says: 'notHeld' }
  return askable === false ? { tone: 'warn', says: 'notAskable' } : { tone: 'warn', says: 'stopped' }
}
