import type { Brand } from '#lib/branding/brand.ts'
import { ownPicture } from './safe-url.ts'

/**
 * The tenant's logo at the head of a page, the darker theme's where there is one. When it can't be loaded its place says the name
 * (UX-H79). The picture of letters that follows it on most pages is hidden by the sheet.
 */
export function BrandLogo({ brand }: { brand: Brand | undefined }) {
  const light = ownPicture(brand?.logo?.light)
  const dark = ownPicture(brand?.logo?.dark)
  if (brand === undefined || light === undefined) return null
  // biome-ignore lint/performance/noImgElement: a static page outside of Next's image pipeline
  const image = <img className="app-logo" src={light} alt={brand.name} />
  return (
    <picture className="brand-logo">
      {dark === undefined ? null : <source srcSet={dark} media="(prefers-color-scheme: dark)" />}
      {image}
    </picture>
  )
}
