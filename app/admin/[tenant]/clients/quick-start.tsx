import { CodeBlock } from '#components/ui/code-block.tsx'
import type { QuickStartWords } from './quick-start-words.ts'
import { envText, fill, secretPlaceholder } from './snippets/fill.ts'
import { type Framework, snippets } from './snippets/index.ts'
import type { Snippet } from './snippets/types.ts'

type Props = {
  client: {
    clientId: string
    kind: string
    authMethod: string
    redirectUris: readonly string[]
    postLogoutRedirectUris: readonly string[]
    scopes: readonly string[]
  }
  issuer: string
  framework: Framework
  /** Known only right after it was made. */
  secret?: string | undefined
  /** An API that the client may call. */
  api?: string | undefined
  words: QuickStartWords
}

/** Code that works as it stands: the real issuer, client id and redirect URI, sign-out included. */
export function QuickStart({ client, issuer, framework, secret, api, words: t }: Props) {
  const snippet: Snippet = snippets[framework]
  const values = fill(client, issuer, secret, api)
  const [redirectUri] = client.redirectUris
  const fits =
    redirectUri === undefined || !/^https?:/.test(redirectUri) || pathOf(redirectUri) === snippet.redirectPath
  return (
    <div className="stack stack-4">
      {snippet.env === undefined ? null : (
        <CodeBlock name={snippet.env.name} code={envText(snippet.env.values(values))} />
      )}
      {values.secret === secretPlaceholder ? <p className="muted small">{t.secretGone}</p> : null}
      {snippet.files(values).map((file) => (
        <CodeBlock key={file.name} name={file.name} code={file.code} />
      ))}
      {redirectUri === undefined ? null : (
        <p className="muted small">
          {t.registered} <span className="mono break-all">{redirectUri}</span>. {fits ? null : t.otherPath}
        </p>
      )}
    </div>
  )
}

const pathOf = (uri: string): string => new URL(uri).pathname
