import { Ban, KeyRound, LogOut, Play, RotateCcw, Trash2, Users } from 'lucide-react'
import type { BulkAction, BulkAnswer } from '#components/data-table/bulk.ts'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { type Option, Select } from '#components/ui/select.tsx'

/** What can be done to people from their list, in the order of the bar. */
export const deedKeys = [
  'assignRole',
  'addToGroup',
  'signOut',
  'requirePassword',
  'suspend',
  'resume',
  'delete',
] as const
export type DeedKey = (typeof deedKeys)[number]

type DeedText = Record<'label' | 'title' | 'text' | 'confirm' | 'confirmOne', string>

export type DeedWords = {
  deed: Record<DeedKey, DeedText>
  field: Record<'role' | 'where' | 'group' | 'word', string>
}

/** What each deed runs; what the visitor may not do is absent. */
export type DeedRuns = Partial<Record<DeedKey, (form: FormData) => Promise<BulkAnswer>>>

type Asked = {
  runs: DeedRuns
  words: DeedWords
  /** Where comboboxes choose from, with the environment in it. */
  pick: (kind: string) => string
  /** Everywhere, and each environment of the directory. */
  places: readonly Option[]
}

const icons = {
  ...{ assignRole: KeyRound, addToGroup: Users, signOut: LogOut, requirePassword: RotateCcw },
  ...{ suspend: Ban, resume: Play, delete: Trash2 },
}

/** The actions on selected people that the visitor may take. */
export function deedsOf({ runs, words, pick, places }: Asked): (BulkAction & { key: DeedKey })[] {
  const fields = {
    assignRole: <RoleFields words={words.field} src={pick('roles')} places={places} />,
    addToGroup: <GroupField label={words.field.group} src={pick('groups')} />,
    delete: <WordField label={words.field.word} />,
  }
  return deedKeys.flatMap((key) => {
    const run = runs[key]
    if (run === undefined) return []
    const { label, title, text, confirm } = words.deed[key]
    const Icon = icons[key]
    return [
      {
        key,
        label,
        run,
        icon: <Icon className="icon" aria-hidden="true" />,
        danger: key === 'delete' || key === 'suspend',
        ask: {
          title: (many: string) => title.replace('{many}', many),
          description: <p>{text}</p>,
          confirm,
          fields: key in fields ? fields[key as keyof typeof fields] : undefined,
        },
      },
    ]
  })
}

type RoleProps = { words: DeedWords['field']; src: string; places: readonly Option[] }

const RoleFields = ({ words, src, places }: RoleProps) => (
  <>
    <Field id="deed-role" label={words.role}>
      {(control) => <Combobox {...control} name="role" src={src} idHint="rol_…" />}
    </Field>
    <Field id="deed-where" label={words.where}>
      {(control) => <Select {...control} name="where" options={places} />}
    </Field>
  </>
)

const GroupField = ({ label, src }: { label: string; src: string }) => (
  <Field id="deed-group" label={label}>
    {(control) => <Combobox {...control} name="group" src={src} idHint="grp_…" />}
  </Field>
)

const WordField = ({ label }: { label: string }) => (
  <Field id="deed-word" label={label}>
    {(control) => <Input {...control} name="confirm" autoComplete="off" autoCapitalize="none" spellCheck={false} />}
  </Field>
)
