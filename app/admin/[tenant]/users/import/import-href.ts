/** Where an import stands: in the environment whose directory the people go to. */
export type ImportAt = { tenant: string; environment: string; import: string }

/** The address of the page that begins an import. */
export const importHome = (tenant: string, environment: string): string =>
  `/admin/${encodeURIComponent(tenant)}/users/import?${new URLSearchParams({ environment })}`

/** The address of an import. */
export const importHref = ({ tenant, environment, import: id }: ImportAt): string =>
  `/admin/${encodeURIComponent(tenant)}/users/import/${encodeURIComponent(id)}?${new URLSearchParams({ environment })}`
