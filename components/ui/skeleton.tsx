const widths = { xs: 'w-8', sm: 'w-14', md: 'w-24', lg: 'w-36', full: 'w-full' }

/** The shape of what comes. The part that loads says `aria-busy`. */
export function Skeleton({ width = 'md' }: { width?: keyof typeof widths }) {
  return <span className={`skeleton ${widths[width]}`} aria-hidden="true" />
}
