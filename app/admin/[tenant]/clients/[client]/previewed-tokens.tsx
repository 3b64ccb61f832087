import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import type { TokenPreview, UnsignedToken } from '#lib/issuance/preview.ts'

type PreviewedProps = {
  at: { tenant: string; environment: string; client: string }
  preview: Extract<TokenPreview, { refused: null }>
  person: { id: string; displayName: string } | undefined
  resource: string | undefined
}

const json = (value: object): string => JSON.stringify(value, null, 2)

/** Access token, ID token and UserInfo side by side, and what was granted without being told. */
export function PreviewedTokens({ at, preview, person, resource }: PreviewedProps) {
  const t = words('preview')
  const { accessToken, idToken, userinfo, response, withheld } = preview
  const name = person?.displayName ?? ''
  return (
    <div className="stack stack-4">
      {withheld.length === 0 ? null : (
        <Banner
          tone="info"
          title={t('withheld')}
          action={
            resource === undefined || person === undefined ? null : (
              <ButtonLink
                size="sm"
                href={`/admin/${at.tenant}/access?${new URLSearchParams({ environment: at.environment, api: resource, person: person.id, client: at.client })}`}
              >
                {t('explain')}
              </ButtonLink>
            )
          }
        >
          {withheld.map(({ scope, because }) => (
            <p key={scope}>
              <span className="mono">{scope}</span>: {t(`because.${because}`, { name })}
            </p>
          ))}
        </Banner>
      )}
      <p className="secondary">
        {t('lives', { seconds: response.expires_in })}
        {response.refresh_token === undefined ? null : ` ${t('refresh')}`} {t('stand')}
      </p>
      <div className="token-columns">
        <section className="stack stack-2" aria-labelledby="preview-access">
          <h2 id="preview-access">{t('accessToken')}</h2>
          {accessToken.header === null ? <p className="muted small">{t('opaque')}</p> : null}
          <Token token={accessToken} />
        </section>
        <section className="stack stack-2" aria-labelledby="preview-id">
          <h2 id="preview-id">{t('idToken')}</h2>
          {idToken === null ? <p className="muted">{t('noIdToken')}</p> : <Token token={idToken} />}
        </section>
        <section className="stack stack-2" aria-labelledby="preview-userinfo">
          <h2 id="preview-userinfo">{t('userinfoAnswer')}</h2>
          {userinfo === null ? (
            <p className="muted">{t('noUserinfo')}</p>
          ) : (
            <CodeBlock name={t('payload')} code={json(userinfo)} />
          )}
        </section>
      </div>
    </div>
  )
}

function Token({ token: { header, payload } }: { token: UnsignedToken }) {
  const t = words('preview')
  return (
    <>
      {header === null ? null : <CodeBlock name={t('header')} code={json(header)} />}
      <CodeBlock name={t('payload')} code={json(payload)} />
    </>
  )
}
