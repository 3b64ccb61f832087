import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { listBrandingVersions } from '#lib/services/branding/history.ts'
import { remove, revert } from './actions.ts'
import { levelOf } from './at.ts'
import type { Subject } from './subject.ts'

/** What was published, newest first: who, when, what differs; each the way back to itself. */
export async function HistoryPanel({ subject }: { subject: Subject }) {
  const { at, visit, found, mayWrite } = subject
  const t = words('branding')
  const history = await read(listBrandingVersions, visit, levelOf(at))
  if (history === undefined) return null
  const isSet = found.published !== null || found.draft !== null
  return (
    <>
      {history.versions.length === 0 ? <p className="muted">{t('history.none')}</p> : null}
      {history.versions.map((version) => (
        <Version key={version.number} subject={subject} version={version} />
      ))}
      {isSet && mayWrite ? (
        <Card title={t('history.removeTitle')}>
          <div className="stack stack-4">
            <p>{t(at.level === 'tenant' ? 'history.removeTenant' : 'history.removeEnvironment')}</p>
            <DeedButton
              action={remove.bind(null, at)}
              hidden={levelOf(at)}
              label={t('history.remove')}
              pendingLabel={t('history.removing')}
              variant="danger"
            />
          </div>
        </Card>
      ) : null}
    </>
  )
}

type Listed = Awaited<ReturnType<typeof listBrandingVersions.call>>['versions'][number]

function Version({ subject: { at, visit, mayWrite }, version }: { subject: Subject; version: Listed }) {
  const t = words('branding')
  const { number, revertedFrom, isPublished, by, changes } = version
  return (
    <Card
      title={t('history.version', { number })}
      aside={
        <span className="row wrap">
          {isPublished ? <Badge tone="success">{t('history.current')}</Badge> : null}
          {revertedFrom === null ? null : <Badge>{t('history.from', { number: revertedFrom })}</Badge>}
        </span>
      }
    >
      <div className="stack stack-4">
        <p className="muted">
          <Time at={version.at} now={visit.now} /> {t('history.by', { name: by.name ?? t('history.somebody') })}
        </p>
        {changes.length === 0 ? <p>{t('history.same')}</p> : <Changes changes={changes} />}
        {isPublished || !mayWrite ? null : (
          <DeedButton
            action={revert.bind(null, at)}
            hidden={{ ...levelOf(at), number: String(number) }}
            label={t('history.revert', { number })}
            pendingLabel={t('history.reverting')}
          />
        )}
      </div>
    </Card>
  )
}

function Changes({ changes }: { changes: Listed['changes'] }) {
  const t = words('branding')
  return (
    <table className="diff-table">
      <thead>
        <tr>
          <th scope="col">{t('history.choice')}</th>
          <th scope="col">{t('history.before')}</th>
          <th scope="col">{t('history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>{shown(before)}</td>
            <td>{shown(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const shown = (value: string | boolean | null) => (value === null ? <span className="muted">–</span> : String(value))
