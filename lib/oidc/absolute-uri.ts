/** RFC 3986 characters of an absolute URI; no fragment, space, quote, backslash, control or non-ASCII character (R06, R07, R10, N01). */
const shape = /^[a-z][a-z0-9+.-]*:[\x21\x24-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$/i

/** RFC 3986 §4.3: an absolute URI of at most `maxLength` characters, in the narrow alphabet above. */
export const isAbsoluteUri = (text: string, maxLength: number): boolean => text.length <= maxLength && shape.test(text)
