import { read } from '#lib/http/read.ts'
import { listKeys } from '#lib/services/keys/list.ts'
import { KeysPanel } from '../../keys/panel.tsx'
import type { Subject } from './subject.ts'

/** The signing keys, as their own section shows them. */
export async function KeysOfEnvironment({ subject }: { subject: Subject }) {
  const { at, visit, may, environment } = subject
  const keys = await read(listKeys, visit, { environment: environment.slug })
  if (keys === undefined) return null
  return <KeysPanel keys={keys} at={{ ...at, back: 'environment' }} canRotate={may.rotate} now={visit.now} />
}
