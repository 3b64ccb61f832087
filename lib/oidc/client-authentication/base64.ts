const ascii = /^[ -~]*$/

/** Standard base64 of UTF-8 text; undefined when it is neither. */
export function base64(text: string): string | undefined {
  try {
    const binary = atob(text)
    if (ascii.test(binary)) return binary
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
