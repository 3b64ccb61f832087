import { isAccountView, renderAccount } from '#components/account/render.tsx'
import { hostedAssets } from '#components/hosted/assets.ts'
import type { HostedPage } from '#components/hosted/page.ts'
import { renderHosted } from '#components/hosted/render.tsx'
import { formatIn } from '#lib/language/format-in.ts'
import { dirOf, languages, nameOf } from '#lib/language/languages.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import type { RenderHosted } from '#lib/provider/hosted/visit.ts'

/** The pages of `components`, in the language that the provider chose and as the tenant dresses them, for the provider, which imports none. */
export const render: RenderHosted = (view, { nonce, language, timeZone, brand, languageHref }) => {
  const words = wordsIn(language, brand?.texts)
  const spoken = { language, dir: dirOf(language), words, format: formatIn(language, timeZone) }
  const page = { nonce, assets: hostedAssets, brand, ...choices(languageHref), ...spoken }
  return isAccountView(view) ? renderAccount(view, page) : renderHosted(view, page)
}

const choices = (href: string | undefined): Pick<HostedPage, 'languages'> => ({
  languages: languages.map((language) => ({
    language,
    name: nameOf(language),
    href: href === undefined ? undefined : `${href}&to=${language}`,
  })),
})
