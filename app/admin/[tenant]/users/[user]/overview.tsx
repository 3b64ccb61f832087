import { words } from '#app/messages/words.ts'
import { Timeline } from '#components/activity/timeline.tsx'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { MethodsCard } from './methods.tsx'
import { personHref } from './on-person.ts'
import { RolesCard } from './roles.tsx'
import { SessionsCard } from './sessions.tsx'
import type { Subject } from './subject.ts'

/** Everything at a glance, with what happened last. */
export async function OverviewPanel({ subject }: { subject: Subject }) {
  const t = words('people')
  const { user, visit, directory, at } = subject
  const events = await read(listTrail, visit, { about: user.id, limit: 8 })
  const changed = events?.rows.find(({ target, changes }) => target.id === user.id && changes !== null)
  const phone = user.identifiers.find(({ kind }) => kind === 'phone')
  const facts = [
    { key: t('lastSignIn'), value: <Time at={user.lastSignInAt} now={visit.now} /> },
    { key: t('created'), value: <Time at={user.createdAt} now={visit.now} /> },
    { key: t('changed'), value: <Time at={user.updatedAt} now={visit.now} /> },
    { key: t('directory'), value: directory },
    { key: t('subject'), value: <Id value={user.sub} label={words('common')('idOf.subject')} /> },
    ...(phone === undefined ? [] : [{ key: t('phone'), value: phone.value }]),
    ...(user.externalId === null ? [] : [{ key: t('externalId'), value: user.externalId, mono: true }]),
    ...(user.locale === null ? [] : [{ key: t('language'), value: user.locale }]),
    ...(user.zoneinfo === null ? [] : [{ key: t('zone'), value: user.zoneinfo }]),
  ]
  return (
    <div className="grid-side">
      <div className="stack stack-6">
        <MethodsCard subject={subject} />
        <SessionsCard subject={subject} />
        <RolesCard subject={subject} />
      </div>
      <aside className="stack stack-6">
        <Card {...(changed?.actor.name ? { foot: t('changedBy', { name: changed.actor.name }) } : {})}>
          <KeyValues items={facts} />
        </Card>
        {events === undefined || events.rows.length === 0 ? null : (
          <section>
            <div className="section-head">
              <h2>{t('tab.activity')}</h2>
              <a className="link small" href={personHref(at, 'activity')}>
                {t('allEvents')}
              </a>
            </div>
            <Timeline label={t('tab.activity')} events={events.rows} now={visit.now} />
          </section>
        )}
      </aside>
    </div>
  )
}
