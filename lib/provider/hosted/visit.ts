import type { AccountView } from '#components/account/views.ts'
import type { HostedView } from '#components/hosted/views.ts'
import type { Brand } from '#lib/branding/brand.ts'
import type { Language } from '#lib/language/languages.ts'
import type { AuthorizationRequest } from '#lib/oidc/model.ts'
import type { Ports } from '#lib/oidc/ports.ts'
import type { ProtocolRequest, ProtocolResponse } from '#lib/oidc/protocol.ts'
import type { SentFile } from '../file-form.ts'
import type { Place } from '../paths.ts'
import type { Browser } from '../ports/browser.ts'
import type { Snapshot } from '../snapshot.ts'
import type { World } from '../world.ts'
import type { Signing } from './requests.ts'

/** Makes a page of a view. The provider imports no component: `app/t` brings this. */
export type RenderHosted = (view: HostedView | AccountView, page: Dress & Spoken) => Promise<string>

/**
 * What an answer wears: the nonce that its style is allowed by, how the tenant wants it to look, and where another language is
 * chosen for it.
 */
export type Dress = { nonce: string; brand?: Brand | undefined; languageHref?: string | undefined }

/** The language that an answer is written in, and the zone whose time it tells; UTC where none is known. */
export type Spoken = { language: Language; timeZone?: string | null | undefined }

/** What a visit has learned of how its person wants to be spoken to, beyond what the request itself says. */
export type Wishes = { uiLocales?: readonly string[]; user?: string | null; timeZone?: string | null }

/** One request of a person's browser, with what each step asks of it. */
export type Visit = {
  place: Place
  snapshot: Snapshot
  request: ProtocolRequest
  /** What came with a form, where the step takes a file. */
  file: SentFile
  ports: Ports
  now: Date
  world: World
  /** Read once; undefined when the request carries no browser of this environment. */
  browser(): Promise<Browser | undefined>
  /** How the answer is to be spoken. A step that learns it writes it here; the door reads it when the step is done. */
  wishes: Wishes
  /** Ports on a newer snapshot, for the second run after `stale`. */
  reload(): Promise<Ports>
}

/** A page to show, not yet rendered. `redirectUri` is where its form may end up (`form-action`). */
export type Page = {
  view: HostedView | AccountView
  status?: number
  headers?: Record<string, string | string[]>
  redirectUri?: string | undefined
}

export type Answer = Page | ProtocolResponse

/**
 * A stored request in the hands of the browser that began it. `identifier` is what was typed on the first page, `signing` what
 * somebody has shown since.
 */
export type Transaction = {
  browser: Browser
  request: AuthorizationRequest
  identifier: string | null
  signing: Signing | null
}

/** Whether a step answered a page to render, rather than a response. */
export const isPage = (answer: Answer): answer is Page => 'view' in answer

/** What only one method answers. Whatever a step does not name is 405. Only a step that says so takes a file with its form. */
export type Step = {
  GET?: (visit: Visit) => Promise<Answer>
  POST?: (visit: Visit) => Promise<Answer>
  takesFile?: boolean
}
