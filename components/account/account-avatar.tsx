import { initials } from '../brand/initials.ts'
import { ownPicture } from '../hosted/safe-url.ts'

type AccountAvatarProps = {
  name: string
  /** On our own origin; another is not shown. */
  picture?: string | undefined
  large?: boolean
}

/** A person as their picture, or as letters. Their name stands beside it, so it says nothing to those who listen. */
export function AccountAvatar({ name, picture, large = false }: AccountAvatarProps) {
  const src = ownPicture(picture)
  const className = large ? 'avatar avatar-xl' : 'avatar'
  if (src === undefined)
    return (
      <span className={className} aria-hidden="true">
        {initials(name)}
      </span>
    )
  // biome-ignore lint/performance/noImgElement: a static page outside of Next's image pipeline
  return <img className={className} src={src} alt="" />
}
