import { isAccountView, renderAccount } from '#components/account/render.tsx'
import { hostedAssets } from '#components/hosted/assets.ts'
import { renderHosted } from '#components/hosted/render.tsx'
import type { Brand } from '#lib/branding/brand.ts'
import { isSameOrigin } from '#lib/http/action.ts'
import { BodyTooLarge, boundedForm } from '#lib/http/bounded-body.ts'
import { formInput } from '#lib/http/form-input.ts'
import { readAs } from '#lib/http/read-as.ts'
import { errorStatus, isServiceError } from '#lib/kernel/errors.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { formatIn } from '#lib/language/format-in.ts'
import { dirOf, type Language, readLanguage } from '#lib/language/languages.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import { previewBranding } from '#lib/services/branding/preview.ts'
import { designInput } from './design-input.ts'
import { specimenNames, specimens } from './specimens.ts'

type Context = { params: Promise<{ tenant: string }> }

const formBytes = 256 * 1024

/**
 * A hosted page as a level's draft wants it, or as a form that is being filled in does (POST): for the frame in the console and
 * nowhere else. Nothing in it runs, leads anywhere or can be sent. A form that can't be read leaves the frame as it is.
 */
export async function previewPage(request: Request, { params }: Context): Promise<Response> {
  const { tenant } = await params
  const { searchParams: query } = new URL(request.url)
  const level = query.get('level') === 'environment' ? { environment: query.get('environment') ?? '' } : {}
  const language = readLanguage(query.get('language')) ?? 'en'
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
  try {
    const isForm = request.method === 'POST'
    if (isForm && !(await isSameOrigin())) return new Response(null, { status: 403 })
    const wanted = isForm ? async () => ({ ...level, ...(await designOf(request)) }) : level
    const brand = await readAs(previewBranding, tenant, wanted)
    const nonce = openPeer(request.headers.get(peerHeader))?.nonce ?? randomId()
    const page = await render(query.get('view'), { language, nonce, brand: inTheme(brand, theme) })
    return new Response(page, { headers: previewHeaders(nonce) })
  } catch (error) {
    if (error instanceof BodyTooLarge) return new Response(null, { status: 413 })
    if (!isServiceError(error)) throw error
    return new Response(null, { status: error.code === 'invalid' ? 204 : errorStatus[error.code] })
  }
}

async function designOf(request: Request): Promise<{ design?: object }> {
  const form = formInput(await boundedForm(request, formBytes))
  const { design } = designInput(form ?? {})
  return typeof design === 'object' && design !== null ? { design } : {}
}

type Dressed = { language: Language; nonce: string; brand: Brand }

function render(name: string | null, { language, nonce, brand }: Dressed): Promise<string> {
  const specimen = specimens[specimenNames.find((each) => each === name) ?? 'identifier']
  const spoken = { language, dir: dirOf(language), words: wordsIn(language, brand.texts), format: formatIn(language) }
  const page = { nonce, assets: hostedAssets, brand, ...spoken }
  if (isAccountView(specimen)) {
    const named = 'shell' in specimen ? { ...specimen, shell: { ...specimen.shell, tenantName: brand.name } } : specimen
    return renderAccount(named, page)
  }
  return renderHosted({ ...specimen, tenantName: brand.name, links: undefined }, page)
}

/** The theme is the preview's choice and not the browser's; what could be pressed cannot. */
function inTheme(brand: Brand, theme: 'light' | 'dark'): Brand {
  const { logo, css } = brand
  return {
    ...brand,
    logo: logo && { light: theme === 'dark' ? (logo.dark ?? logo.light) : logo.light },
    css: `${css}:root{color-scheme:${theme}}a,button,input,summary{pointer-events:none}`,
  }
}

function previewHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin',
  ]
  return {
    'content-type': 'text/html;charset=utf-8',
    'content-security-policy': policy.join('; '),
    'x-frame-options': 'SAMEORIGIN',
    'cache-control': 'no-store',
  }
}
