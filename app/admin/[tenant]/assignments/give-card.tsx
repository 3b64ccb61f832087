import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { one, type Place, type Search } from '../place.ts'
import { GiveForm, type HolderKind } from './give-form.tsx'
import { type ListAt, listHref } from './on-assignment.ts'

type Props = {
  at: ListAt
  place: Pick<Place, 'environments' | 'current'>
  search: Search
  role?: string
  /** Whom it may be given to; the first unless the address says another (`?to=group`). */
  kinds: readonly HolderKind[]
}

/** The form that gives a role, for one kind of holder at a time, with the way to the others. */
export function GiveCard({ at, place, search, role, kinds }: Props) {
  const t = words('assignments')
  const kind = kinds.find((each) => each === one(search, 'to')) ?? kinds[0] ?? 'user'
  const others = kinds.filter((each) => each !== kind)
  return (
    <Card
      title={t(`giveTo.${kind}`)}
      aside={others.map((other) => (
        <a key={other} className="link small" href={listHref(at, { to: other })}>
          {t(`giveTo.${other}`)}
        </a>
      ))}
    >
      <GiveForm at={at} place={place} kind={kind} {...(role === undefined ? {} : { role })} />
    </Card>
  )
}
