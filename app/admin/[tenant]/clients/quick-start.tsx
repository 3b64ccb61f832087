import { CodeBlock } from '#components/ui/code-block.tsx'
import { type Snippet, snippets } from './snippets.ts'

type Props = {
  client: { clientId: string; kind: string; redirectUris: readonly string[]; postLogoutRedirectUris: readonly string[] }
  issuer: string
  secret?: string | undefined
}

/** Code that works as it stands: the real issuer, client id and redirect URI, sign-out included. */
export function QuickStart({ client, issuer, secret }: Props) {
  return (
    <section className="stack stack-4" aria-labelledby="quick-start">
      <h2 id="quick-start">Quick start</h2>
      {snippets({ ...client, issuer, secret }).map((snippet: Snippet) => (
        <div key={snippet.title} className="stack">
          <h3>{snippet.title}</h3>
          {snippet.files.map((file) => (
            <CodeBlock key={file.name} name={file.name} code={file.code} />
          ))}
        </div>
      ))}
    </section>
  )
}
