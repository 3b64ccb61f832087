import type { HostedPage } from './page.ts'

/** The language of a page, and the others, each as it calls itself. It opens without a script. */
export function LanguageSwitch({ page }: { page: HostedPage }) {
  const { language, languages = [] } = page
  const own = <span lang={language}>{languages.find((each) => each.language === language)?.name}</span>
  if (languages.every(({ href }) => href === undefined)) return own
  return (
    <details className="languages">
      <summary>
        <span className="sr-only">{page.words.hosted('foot.language')}: </span>
        {own}
      </summary>
      <ul>
        {languages.map(({ language: each, name, href }) => (
          <li key={each}>
            <a
              href={href}
              lang={each}
              hrefLang={each}
              rel="nofollow"
              aria-current={each === language ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
