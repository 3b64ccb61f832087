import { words } from '#app/messages/words.ts'
import { EventList } from '#components/activity/event-list.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import type { Subject } from './subject.ts'

/** What was done to the group: who came and went, what changed. */
export async function ActivityPanel({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { group, at, visit } = subject
  const list = await read(listTrail, visit, { target: group.id, limit: 50 })
  const trail = `/admin/${at.tenant}/trail?${new URLSearchParams({ environment: at.environment, about: group.id })}`
  return (
    <Card
      title={t('tab.activity')}
      flush={true}
      aside={
        <a className="link small" href={trail}>
          {t('allEvents')}
        </a>
      }
    >
      {list === undefined || list.rows.length === 0 ? (
        <Empty title={t('noActivity')} seal={false} />
      ) : (
        <EventList label={t('tab.activity')} events={list.rows} now={visit.now} />
      )}
    </Card>
  )
}
