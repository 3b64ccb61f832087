'use client'
import { useEffect, useRef } from 'react'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import { QuickStart } from '../quick-start.tsx'
import type { Made, NewClientFormProps } from './form.tsx'

/** The end of the wizard: the secret, once, and code that holds it. */
export function Created({ made, framework, environment, issuer, home, words }: NewClientFormProps & { made: Made }) {
  const top = useRef<HTMLDivElement>(null)
  const { client, secret } = made
  const w = words.new
  const more = client.kind === 'm2m' ? { tab: 'access' } : { framework }
  const onward = {
    href: `${home}/${client.id}?${new URLSearchParams({ environment, ...more })}`,
    label: w.open.replace('{name}', client.name),
  }
  // What took the form's place is read next.
  useEffect(() => top.current?.focus(), [])
  return (
    <div className="stack stack-6">
      <div ref={top} tabIndex={-1}>
        <Banner tone="success" title={w.ready.replace('{name}', client.name)}>
          <p>{client.kind === 'm2m' ? w.readyService : w.readyText}</p>
        </Banner>
      </div>
      {secret === undefined ? (
        <span>
          <ButtonLink variant="primary" href={onward.href}>
            {onward.label}
          </ButtonLink>
        </span>
      ) : (
        <SecretOnce label={w.secret} secret={secret} onward={onward}>
          <p className="secondary">{w.keep}</p>
        </SecretOnce>
      )}
      <QuickStart client={client} issuer={issuer} framework={framework} secret={secret} words={words.start} />
    </div>
  )
}
