import type { Rig } from '../rig.ts'
import type { Side } from '../side.ts'

/** What is compared: the first side is ours. */
export type Comparison = {
  name: string
  /** What a request of it is, and what it leads to. */
  title: string
  /** Why the two are not the same, where they are not: printed with the figures. */
  note?: string
  sides(rig: Rig): Promise<Side[]> | Side[]
}
