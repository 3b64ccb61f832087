import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Time } from '#components/ui/time.tsx'
import { endSession } from './actions.ts'
import type { Subject } from './subject.ts'

/** Where they are signed in: device, place and time of each session (UX-H52). */
export function SessionsCard({ subject }: { subject: Subject }) {
  const t = words('people')
  const { sessions, at, may, visit } = subject
  if (sessions.length === 0)
    return (
      <Card title={t('tab.sessions')} flush={true}>
        <Empty title={t('noSessions')} seal={false} />
      </Card>
    )
  return (
    <Card title={t('tab.sessions')} flush={true}>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>{t('device')}</th>
              <th className="p2">{t('environment')}</th>
              <th className="p2">{t('address')}</th>
              <th className="p3">{t('signedInAt')}</th>
              <th>{t('lastSeen')}</th>
              {may.write ? <th className="sr-only">{t('actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <td className="key">{session.device.name}</td>
                <td className="p2">
                  <EnvGlyph name={session.environment} kind={session.environmentKind as EnvironmentKind} />
                </td>
                <td className="p2 mono">{session.ip ?? '–'}</td>
                <td className="p3">
                  <Time at={session.createdAt} now={visit.now} />
                </td>
                <td>
                  <Time at={session.lastSeenAt} now={visit.now} />
                </td>
                {may.write ? (
                  <td>
                    <DeedButton
                      action={endSession.bind(null, at)}
                      hidden={{ session: session.id }}
                      label={t('endSession')}
                      pendingLabel={t('working')}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
