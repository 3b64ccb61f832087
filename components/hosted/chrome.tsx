import type { ReactNode } from 'react'
import { Mark } from '../brand/mark.tsx'
import { Rosette } from '../brand/rosette.tsx'
import { BrandLogo } from './brand-logo.tsx'
import { BrandStyle } from './brand-style.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { webLink } from './safe-url.ts'
import type { HostedLinks, HostedPage } from './views.ts'

type ChromeProps = {
  page: HostedPage
  /** The document's title; `failed` puts "Error: " before it (UX-H14). */
  title: string
  failed?: boolean
  wide?: boolean
  links?: HostedLinks | undefined
  /** The page can ask for passkeys: with the script that does. */
  passkeys?: boolean
  children: ReactNode
}

/** What a hosted page stands in: the card, the seal behind it and the foot. */
export function Chrome({ page, title, failed = false, wide = false, links, passkeys = false, children }: ChromeProps) {
  const layout = page.brand?.layout ?? 'centered'
  return (
    <HostedDocument page={page} title={title} failed={failed} passkeys={passkeys} sheet={page.assets.css}>
      <body className={layout === 'centered' ? 'hosted' : `hosted hosted-${layout}`}>
        {page.brand?.rosette === false ? null : <Rosette />}
        <main className={wide ? 'hosted-card hosted-card-wide' : 'hosted-card'}>
          <BrandLogo brand={page.brand} />
          {children}
        </main>
        <Foot page={page} links={links ?? page.brand?.links} />
      </body>
    </HostedDocument>
  )
}

type DocumentProps = {
  page: HostedPage
  title: string
  failed: boolean
  passkeys: boolean
  /** The style sheet. */
  sheet: string
  children: ReactNode
}

/** The whole document around a page: no script is needed, none of it comes from another origin (UX-H77). */
export function HostedDocument({ page, title, failed, passkeys, sheet, children }: DocumentProps) {
  return (
    <html lang={page.language} dir={page.dir}>
      {/* biome-ignore lint/style/noHeadElement: a whole document of our own, outside of Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{failed ? page.words.hosted('common.errorTitle', { title }) : title}</title>
        <link rel="icon" href={page.assets.mark} type="image/svg+xml" />
        <link rel="preload" href={page.assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={sheet} />
        <BrandStyle page={page} />
        <script src={page.assets.js} nonce={page.nonce} defer={true} />
        {passkeys ? <script src={page.assets.passkeys} nonce={page.nonce} defer={true} /> : null}
      </head>
      {children}
    </html>
  )
}

const footLinks = ['help', 'privacy', 'terms'] as const

/** The foot of every page: the language, the tenant's links, and who made it. */
export function Foot({ page, links }: { page: HostedPage; links?: HostedLinks | undefined }) {
  const t = page.words.hosted
  return (
    <footer className="hosted-foot">
      <LanguageSwitch page={page} />
      {footLinks.map((key) => {
        const link = webLink(links?.[key])
        return link === undefined ? null : (
          <a key={key} href={link.href}>
            {t(`foot.${key}`)}
          </a>
        )
      })}
      <span className="by">
        <Mark size={12} /> {t('foot.secured')}
      </span>
    </footer>
  )
}
