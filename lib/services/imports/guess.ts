import { asAttribute, type ImportField, leftOut } from './fields.ts'
import type { Cell, Table } from './table.ts'

/** What others call it: their exports, and spreadsheets in everyday words. Letters and digits alone, in lower case. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'emails', 'primaryemail', 'primaryemailaddress'],
  emailVerified: ['emailverified', 'isemailverified', 'verified', 'emailisverified', 'mailverified'],
  username: ['username', 'login', 'userid', 'user', 'preferredusername', 'loginname', 'nickname'],
  phone: ['phone', 'phonenumber', 'mobile', 'mobilephone', 'telephone', 'tel', 'primaryphone'],
  displayName: ['displayname', 'name', 'fullname', 'commonname', 'cn'],
  givenName: ['givenname', 'firstname', 'first', 'forename'],
  familyName: ['familyname', 'lastname', 'last', 'surname', 'sn'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage'],
  zoneinfo: ['zoneinfo', 'timezone', 'tz', 'zone'],
  picture: ['picture', 'avatar', 'photo', 'imageurl', 'avatarurl', 'pictureurl'],
  externalId: ['externalid', 'id', 'sub', 'uid', 'employeeid', 'objectid', 'guid', 'uuid', 'legacyid'],
  status: ['status', 'state', 'accountstatus'],
  groups: ['groups', 'group', 'teams', 'team', 'memberof'],
  passwordHash: ['passwordhash', 'hashedpassword', 'passworddigest', 'encryptedpassword', 'bcrypt', 'hash'],
}

/** Guesses what each column of a file is, by its name; each field is guessed once, and what is not recognized is left out. */
export function guessMapping(table: Table): string[] {
  const taken = new Set<string>()
  return table.columns.map((column, index) => {
    const target = guess(column, () => table.rows.slice(0, 50).map(({ cells }) => cells[index]))
    if (target === leftOut || taken.has(target)) return leftOut
    taken.add(target)
    return target
  })
}

function guess(column: string, samples: () => readonly Cell[]): string {
  const attribute = /^attributes?[._]/i.test(column) ? asAttribute(column) : undefined
  if (attribute !== undefined) return attribute
  const plain = column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const found = Object.entries(names).find(([, known]) => known.includes(plain))
  if (found !== undefined) return found[0]
  // A column of passwords in clear is not for us; one of hashes often has that name too.
  const isHash =
    plain === 'password' && samples().some((cell) => typeof cell === 'string' && /^(\$|pbkdf2_)/.test(cell))
  return isHash ? 'passwordHash' : leftOut
}
