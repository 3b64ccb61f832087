import { render } from '#app/t/render.ts'
import { accountViews } from '#components/account/testing/views.ts'
import { hostedViews } from '#components/hosted/testing/views.ts'
import { languages as all, type Language } from '#lib/language/languages.ts'

const views = {
  ...hostedViews,
  ...Object.fromEntries(Object.entries(accountViews).map(([name, view]) => [`account-${name}`, view])),
}

/** Not the page that sends itself on to the app: there is nothing of it to see. */
export const names = Object.keys(views).filter((name) => name !== 'formPost')
export const languages: readonly string[] = all

/** A page as the product makes it, with every language to choose in its foot. */
export function html(name: string, language: Language): Promise<string> {
  const view = views[name as keyof typeof views]
  return render(view, {
    nonce: 'bm9uY2U',
    language,
    timeZone: 'Europe/Berlin',
    languageHref: '/language?request=req_1',
  })
}
