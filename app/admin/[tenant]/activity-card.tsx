import { EventList } from '#components/activity/event-list.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read, type Visit } from '#lib/http/read.ts'
import { listTrail } from '#lib/services/trail/list.ts'

type ActivityCardProps = {
  visit: Visit
  /** Whose events: what was done to an object and by it (`about`), to it alone (`target`), or in an environment. Ids as shown. */
  of: { about: string } | { target: string } | { environment: string }
  environment: string
  words: { title: string; none: string; all: string }
}

const shown = 50

/** What was done to one object, with before and after, and the way to all of it. For whoever may read the trail. */
export async function ActivityCard({ visit, of, environment, words }: ActivityCardProps) {
  const list = await read(listTrail, visit, { ...of, limit: shown })
  const trail = `/admin/${visit.tenant}/trail?${new URLSearchParams({ environment, ...of })}`
  return (
    <Card
      title={words.title}
      flush={true}
      aside={
        <a className="link small" href={trail}>
          {words.all}
        </a>
      }
    >
      {list === undefined || list.rows.length === 0 ? (
        <Empty title={words.none} seal={false} />
      ) : (
        <EventList label={words.title} events={list.rows} now={visit.now} />
      )}
    </Card>
  )
}
