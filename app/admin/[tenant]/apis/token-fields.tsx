import { words } from '#app/messages/words.ts'
import { ChoiceField, TextField } from '#components/form/fields.tsx'

type Token = { format: string; alg: string; seconds: number }

/** What the access tokens of an API are like, how they are signed, and how long they live. */
export function TokenFields({ format, alg, seconds }: Token) {
  const t = words('apis')
  return (
    <>
      <ChoiceField
        name="tokenFormat"
        label={t('format')}
        value={format}
        choices={[
          { value: 'jwt', label: t('jwt'), hint: t('jwtHint') },
          { value: 'opaque', label: t('opaque'), hint: t('opaqueHint') },
        ]}
      />
      <ChoiceField
        name="tokenSigningAlg"
        label={t('signing')}
        hint={t('signingHint')}
        value={alg}
        choices={[
          { value: 'ES256', label: 'ES256', hint: t('es256Hint') },
          { value: 'RS256', label: 'RS256', hint: t('rs256Hint') },
        ]}
      />
      <TextField
        name="tokenLifetimeSeconds:number"
        label={t('lifetime')}
        hint={t('lifetimeHint')}
        value={String(seconds)}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  )
}
