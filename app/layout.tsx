import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { speak } from '#app/messages/speak.ts'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import { LanguageProvider } from '#components/words/language-provider.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Signet', template: '%s · Signet' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** The document of portal and set-up pages. The theme comes in a cookie, so the first paint has it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const reader = await speak()
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <html lang={reader.language} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning={true}>
      <body>
        <LanguageProvider language={reader.language} reader={reader}>
          {children}
        </LanguageProvider>
      </body>
    </html>
  )
}
