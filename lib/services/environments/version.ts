/**
 * The version of an environment that forms compare: its own row's, by the time of the last change. The version that the
 * provider compares moves with every client and key, of which a form knows nothing.
 */
export const environmentVersion = ({ updatedAt }: { updatedAt: Date }): bigint => BigInt(updatedAt.getTime())
