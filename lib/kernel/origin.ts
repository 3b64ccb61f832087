/** Whether a URL's host name is this machine itself: `localhost`, `127.0.0.0/8` or `[::1]` (RFC 8252 §7.3, RFC 6761 §6.3). */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
