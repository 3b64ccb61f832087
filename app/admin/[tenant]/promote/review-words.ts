import { words } from '#app/messages/words.ts'
import type { AskedField, PlannedEntry } from './planned.ts'

const actions = ['create', 'change', 'remove', 'none', 'blocked'] as const
const fields = ['redirectUris', 'postLogoutRedirectUris', 'origins', 'jwks'] as const
const notes = ['needs_secret', 'secrets_end', 'loses'] as const
const blocked = ['ambiguous', 'other_kind', 'absent'] as const
const topics = ['client', 'policy'] as const

type Sides = { from: string; to: string }

/** What a plan's form says, for the browser: plain texts, for words don't travel as functions. */
export type ReviewWords = {
  title: string
  nothing: string
  nothingText: string
  reason: string
  reasonHint: string
  apply: string
  applying: string
  same: string
  ownHint: string
  none: string
  lines: string
  json: string
  keep: string
  source: string
  value: string
  tooMany: string
  mayNot: string
  mayNotText: string
  actionOf: Record<PlannedEntry['action'], string>
  objectOf: Record<PlannedEntry['object'], string>
  ownFields: Record<AskedField['field'], string>
  ofClient: string
  noteOf: Record<(typeof notes)[number], string>
  blockedOf: Record<(typeof blocked)[number], string>
}

/** The words of a plan from one side to the other. */
export function reviewWords({ from, to }: Sides): ReviewWords {
  const t = words('promote')
  const each = <Name extends string>(names: readonly Name[], say: (name: Name) => string) =>
    Object.fromEntries(names.map((name) => [name, say(name)])) as Record<Name, string>
  return {
    title: t('plan'),
    nothing: t('nothing'),
    nothingText: t('nothingText'),
    reason: t('reason'),
    reasonHint: t('reasonHint'),
    apply: t('apply', { to }),
    applying: t('applying'),
    same: t('same', { from, to }),
    ownHint: t('ownHint'),
    none: t('none'),
    lines: t('lines'),
    json: t('json'),
    keep: t('keep', { to }),
    source: t('source', { from }),
    value: t('value'),
    tooMany: t('tooMany'),
    mayNot: t('mayNot'),
    mayNotText: t('mayNotText'),
    actionOf: each(actions, (name) => t(`actionOf.${name}`)),
    objectOf: each(topics, (name) => t(`objectOf.${name}`)),
    ownFields: each(fields, (name) => t(`ownFields.${name}`)),
    ofClient: t('ofClient', { field: '{field}', client: '{client}' }),
    noteOf: each(notes, (name) => t(`noteOf.${name}`)),
    blockedOf: each(blocked, (name) => t(`blockedOf.${name}`)),
  }
}
