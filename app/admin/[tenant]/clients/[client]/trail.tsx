import { words } from '#app/messages/words.ts'
import { EventList } from '#components/activity/event-list.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import type { Subject } from './subject.ts'

/** What was done to the client and what it did, with before and after. */
export async function TrailPanel({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { client, at, visit } = subject
  const list = await read(listTrail, visit, { about: client.id, limit: 50 })
  const trail = `/admin/${at.tenant}/trail?${new URLSearchParams({ environment: at.environment, about: client.id })}`
  return (
    <Card
      title={t('tab.trail')}
      flush={true}
      aside={
        <a className="link small" href={trail}>
          {t('allEvents')}
        </a>
      }
    >
      {list === undefined || list.rows.length === 0 ? (
        <Empty title={t('noEvents')} seal={false} />
      ) : (
        <EventList label={t('tab.trail')} events={list.rows} now={visit.now} />
      )}
    </Card>
  )
}
