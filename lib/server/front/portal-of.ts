/** The tenant (its slug) whose portal an address is of: the operators' is `platform`. Undefined for what is no portal's. */
export function portalOf(target: string): string | undefined {
  const [, admin, platform] = /^\/(?:admin\/([a-z0-9-]{1,40})|(platform))(?=[/?]|$)/.exec(target) ?? []
  return admin ?? platform
}
