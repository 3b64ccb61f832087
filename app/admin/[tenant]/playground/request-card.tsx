import { words } from '#app/messages/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import type { BuilderProps } from './builder-form.tsx'
import { authorizeUrl, parametersOf } from './request.ts'

/** The request as it would be sent, each parameter explained, and the button that sends it. */
export function RequestCard({ at, found, asked }: BuilderProps) {
  const t = words('playground')
  const { client, callback, issuer } = found
  const made = `(${t('made')})`
  const redirectUri = client.isAllowed ? callback : (asked.redirect_uri ?? client.redirectUris[0] ?? callback)
  const parameters = parametersOf(asked, {
    clientId: client.clientId,
    redirectUri,
    state: asked.state ?? made,
    nonce: asked.nonce ?? made,
    challenge: made,
  })
  const canRun = client.isAllowed && client.isActive && client.grantTypes.includes('authorization_code')
  return (
    <div className="stack stack-4">
      <div className="address">
        <CodeBlock name={t('address')} code={authorizeUrl(issuer, parameters)} />
      </div>
      {canRun ? (
        <form action={`/admin/${at.tenant}/playground/run`} method="post">
          <input type="hidden" name="environment" value={at.environment} />
          {client.id === null ? null : <input type="hidden" name="client" value={client.id} />}
          {Object.entries(asked).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" variant="primary">
            {t('run')}
          </Button>
        </form>
      ) : null}
      <Card title={t('parameters')} flush={true}>
        <ul className="params ruled">
          {parameters.map(([name, value]) => (
            <li key={name}>
              <span className="mono strong break-all">{name}</span>
              <span>
                <span className="mono break-all">{value}</span>
                <span className="muted small block">{t(`param.${name}` as Parameters<typeof t>[0])}</span>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
