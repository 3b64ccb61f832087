import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { durationWords } from '#components/ui/duration-words.ts'
import { OriginLadder } from '#components/ui/origin-ladder.tsx'
import type { clientLifetimes } from '#lib/services/clients/lifetimes.ts'
import type { Subject } from './subject.ts'

type Lifetimes = Awaited<ReturnType<typeof clientLifetimes.call>>

const rungs = {
  built_in: 'platform',
  platform: 'platform',
  tenant: 'tenant',
  environment: 'environment',
  control: 'environment',
  directory: 'environment',
  role: 'environment',
  client: 'client',
} as const

/** How long things live, and at which level it was said. */
export function LifetimesTable({ subject, lifetimes }: { subject: Subject; lifetimes: Lifetimes }) {
  const t = words('clients')
  const { place, environment } = subject
  const nameOf = {
    platform: t('lifetimes.platform'),
    tenant: place.tenant.displayName,
    environment: environment.displayName,
    client: t('lifetimes.client'),
  }
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('lifetimes.setting')}</th>
            <th>{t('lifetimes.value')}</th>
            <th>{t('lifetimes.setBy')}</th>
          </tr>
        </thead>
        <tbody className="two-lines">
          {lifetimes.map(({ name, seconds, origin }) => {
            const rung = rungs[origin]
            return (
              <tr key={name}>
                <td className="key whitespace-normal">
                  {t(`lifetimes.${name as 'sessionSeconds'}`)}
                  <span className="muted small block font-normal">
                    {t(`lifetimes.about.${name as 'sessionSeconds'}`)}
                  </span>
                </td>
                <td>{durationWords(seconds, languageNow())}</td>
                <td>
                  <OriginLadder from={rung} name={nameOf[rung]} own={rung === 'client'} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
