import { isAccountView, renderAccount } from '#components/account/render.tsx'
import { hostedAssets } from '#components/hosted/assets.ts'
import { renderHosted } from '#components/hosted/render.tsx'
import { formatIn } from '#lib/language/format-in.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import type { RenderHosted } from '#lib/provider/hosted/visit.ts'

/** The pages of `components`, for the provider, which imports none. */
export const render: RenderHosted = (view, { nonce }) => {
  const page = { nonce, assets: hostedAssets, words: wordsIn(), format: formatIn() }
  return isAccountView(view) ? renderAccount(view, page) : renderHosted(view, page)
}
