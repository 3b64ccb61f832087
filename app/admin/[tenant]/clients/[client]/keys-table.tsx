import { words } from '#app/messages/words.ts'

type Key = { kid: string | null; kty: string; alg: string | null; of: string }

/** The keys of a stored JWKS in the words that tell them apart. */
export function keysOf(jwks: unknown): Key[] {
  const keys = typeof jwks === 'object' && jwks !== null && 'keys' in jwks && Array.isArray(jwks.keys) ? jwks.keys : []
  return keys.map((key: Record<string, unknown>) => ({
    kid: text(key.kid),
    kty: text(key.kty) ?? '',
    alg: text(key.alg),
    of: text(key.crv) ?? (typeof key.n === 'string' ? `${Math.floor((key.n.length * 6) / 8) * 8} bit` : ''),
  }))
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Which keys a client may sign with. */
export function KeysTable({ keys, none }: { keys: readonly Key[]; none: string }) {
  const t = words('clients')
  if (keys.length === 0) return <p className="muted">{none}</p>
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('keys.kid')}</th>
            <th>{t('keys.kind')}</th>
            <th>{t('keys.alg')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a set of one key may have no kid
            <tr key={index}>
              <td className="mono break-all">{key.kid ?? '–'}</td>
              <td>
                {key.kty} {key.of}
              </td>
              <td className="mono">{key.alg ?? t('keys.anyAlg')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
