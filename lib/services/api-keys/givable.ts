import { everyPermission, type Permission, permissions as words } from '#lib/access/permissions.ts'

type Rights = { may(permission: Permission): boolean; mayHere(permission: Permission): boolean }

/** The permissions that somebody can put into a key, with what each allows. */
export const givable = (rights: Rights): { name: Permission; says: string }[] =>
  everyPermission
    .filter((name) => rights.may(name) || rights.mayHere(name))
    .map((name) => ({ name, says: words[name] }))
