import { hostedAssets } from '#components/hosted/assets.ts'
import { renderHosted } from '#components/hosted/render.tsx'
import type { RenderHosted } from '#lib/provider/hosted/visit.ts'

/** The pages of `components`, for the provider, which imports none. */
export const render: RenderHosted = (view, { nonce }) => renderHosted(view, { nonce, assets: hostedAssets })
