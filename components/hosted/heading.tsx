import type { ReactNode } from 'react'
import { initials } from '../brand/initials.ts'
import { ownPicture } from './safe-url.ts'

/** The title of a step. It takes the focus of a new page (UX-H68), unless a field or a summary does. */
export function Heading({ children, focused = true }: { children: ReactNode; focused?: boolean }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: a new step puts focus on its heading (UX-H68)
    <h1 tabIndex={-1} autoFocus={focused}>
      {children}
    </h1>
  )
}

/** The app's or tenant's picture; its initial where there is none, or none we may load. */
export function AppMark({ name, logo, other = false }: { name: string; logo?: string | undefined; other?: boolean }) {
  const src = ownPicture(logo)
  // biome-ignore lint/performance/noImgElement: a static page outside of Next's image pipeline
  if (src !== undefined) return <img className="app-logo" src={src} alt="" />
  return (
    <span className={other ? 'app-mark app-mark-other' : 'app-mark'} aria-hidden="true">
      {initials(name).slice(0, 1)}
    </span>
  )
}
