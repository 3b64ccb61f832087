import { words } from '#app/messages/words.ts'
import { ChoiceField, TextField } from '#components/form/fields.tsx'

/** What the access tokens of an API are like, and how long they live. */
export function TokenFields({ format, seconds }: { format: string; seconds: number }) {
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
