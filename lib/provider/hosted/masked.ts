/** `p…@acme.test`: enough of an address for its owner to know it, and little for anybody else. */
export const masked = (address: string): string => `${[...address][0] ?? ''}…@${address.split('@').at(-1) ?? ''}`
