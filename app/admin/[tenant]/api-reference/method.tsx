import { Badge } from '#components/ui/badge.tsx'

/** An HTTP method, as wide as the longest, so that what follows stands in one column. */
export function Method({ name }: { name: string }) {
  return (
    <span className="method">
      <Badge>{name}</Badge>
    </span>
  )
}
