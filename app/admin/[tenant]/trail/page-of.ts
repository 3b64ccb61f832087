const pages: Readonly<Record<string, string>> = { client: 'clients', user: 'users', invitation: 'invitations' }

/** The page of an object that an event tells of; undefined where it has none. Its environment may be another: then the page is 404. */
export const pageOf = (
  tenant: string,
  environment: string,
  { kind, id }: { kind: string; id: string | null },
): string | undefined =>
  id === null || pages[kind] === undefined
    ? undefined
    : `/admin/${tenant}/${pages[kind]}/${id}?${new URLSearchParams({ environment })}`
