import { useKit } from '#kit'
import { isClientKind } from './kinds.ts'

/** What a kind of client is called; a kind that this console does not know by its own name. */
export function KindWord({ kind }: { kind: string }) {
  const t = useKit()
  return isClientKind(kind) ? t(`client.kind.${kind}`) : kind
}
