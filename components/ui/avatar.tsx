import { initials } from '../brand/initials.ts'

type AvatarProps = {
  name: string
  /** Their picture, on our own origin: another would tell a third party who looks at whom. */
  picture?: string | undefined
  large?: boolean
}

/** A person as a picture or as letters, beside their name: decoration, so hidden from readers. */
export function Avatar({ name, picture, large = false }: AvatarProps) {
  const className = large ? 'avatar avatar-lg' : 'avatar'
  // biome-ignore lint/performance/noImgElement: small already, and of our own origin
  if (picture !== undefined) return <img className={className} src={picture} alt="" />
  return (
    <span className={className} aria-hidden="true">
      {initials(name)}
    </span>
  )
}
