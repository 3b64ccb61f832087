import type { Place } from './place.ts'

/** Whose people a page shows: the directory, and the environments that share it. */
export function whose({ current, environments }: Pick<Place, 'current' | 'environments'>): string {
  const { slug, displayName } = current.directory
  const sharing = environments.filter((each) => each.directory.slug === slug).map((each) => each.displayName)
  const by =
    sharing.length > 1 ? `shared by ${new Intl.ListFormat('en').format(sharing)}` : `used by ${sharing[0]} alone`
  return `${displayName}, ${by}`
}
