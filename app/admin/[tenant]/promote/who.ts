import { words } from '#app/messages/words.ts'

/** Whoever promoted something, as the console names them. */
export function whoOf({ kind, name }: { kind: string; name: string | null }): string {
  const t = words('promote')
  if (kind === 'system') return t('commandLine')
  if (kind === 'client') return t('client')
  if (kind === 'api_key') return t('apiKey')
  return kind === 'operator' ? t('operator') : (name ?? t('somebody'))
}
