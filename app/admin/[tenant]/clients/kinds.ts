import type { Kit } from '#components/words/kit.ts'

/** The kinds of client, in the order that people choose among them. */
export const clientKinds = ['web', 'spa', 'native', 'm2m'] as const

export const isClientKind = (kind: string): kind is (typeof clientKinds)[number] =>
  clientKinds.some((each) => each === kind)

/** The kinds of client to choose from, in the words of this console. */
export const kindChoices = (t: Kit) =>
  clientKinds.map((value) => ({ value, label: t(`client.kind.${value}`), hint: t(`client.kindHint.${value}`) }))
