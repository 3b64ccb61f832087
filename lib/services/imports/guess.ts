import { asAttribute, type ImportField, leftOut } from './fields.ts'
import type { Cell, Table } from './table.ts'

/** What others call it: their exports, and spreadsheets in everyday words, English or German. Letters and digits alone, in lower case. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'emails', 'primaryemail', 'primaryemailaddress', 'emailadresse'],
  emailVerified: [
    'emailverified',
    'isemailverified',
    'verified',
    'emailisverified',
    'mailverified',
    'emailbestätigt',
    'bestätigt',
  ],
  username: [
    'username',
    'login',
    'userid',
    'user',
    'preferredusername',
    'loginname',
    'nickname',
    'benutzername',
    'benutzer',
  ],
  phone: [
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'telephone',
    'tel',
    'primaryphone',
    'telefon',
    'telefonnummer',
    'handy',
  ],
  displayName: ['displayname', 'name', 'fullname', 'commonname', 'cn', 'anzeigename'],
  givenName: ['givenname', 'firstname', 'first', 'forename', 'vorname'],
  familyName: ['familyname', 'lastname', 'last', 'surname', 'sn', 'nachname', 'familienname'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage', 'sprache'],
  zoneinfo: ['zoneinfo', 'timezone', 'tz', 'zone', 'zeitzone'],
  picture: ['picture', 'avatar', 'photo', 'imageurl', 'avatarurl', 'pictureurl', 'bild', 'foto'],
  externalId: ['externalid', 'id', 'sub', 'uid', 'employeeid', 'objectid', 'guid', 'uuid', 'legacyid', 'externeid'],
  status: ['status', 'state', 'accountstatus', 'zustand'],
  groups: ['groups', 'group', 'teams', 'team', 'memberof', 'gruppen', 'gruppe'],
  passwordHash: ['passwordhash', 'hashedpassword', 'passworddigest', 'encryptedpassword', 'bcrypt', 'hash'],
}

/**
 * Guesses what each column of a file is, by its name; what is not recognized is left out. Each field is guessed once: of two
 * columns that could be it, the one whose name says so more plainly (`groups` before `team`), else the first.
 */
export function guessMapping(table: Table): string[] {
  const guesses = table.columns.map((column, index) =>
    guess(column, () => table.rows.slice(0, 50).map(({ cells }) => cells[index])),
  )
  return guesses.map(({ target, rank }, index) => {
    if (target === leftOut) return leftOut
    const isBest = guesses.every(
      (other, at) =>
        other.target !== target || at === index || other.rank > rank || (other.rank === rank && at > index),
    )
    return isBest ? target : leftOut
  })
}

type Guess = { target: string; rank: number }

function guess(column: string, samples: () => readonly Cell[]): Guess {
  const attribute = /^attributes?[._]/i.test(column) ? asAttribute(column) : undefined
  if (attribute !== undefined) return { target: attribute, rank: 0 }
  const plain = column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const found = Object.entries(names).find(([, known]) => known.includes(plain))
  if (found !== undefined) return { target: found[0], rank: found[1].indexOf(plain) }
  // A column of passwords in clear is not for us; one of hashes often has that name too.
  const isHash =
    plain === 'password' && samples().some((cell) => typeof cell === 'string' && /^(\$|pbkdf2_)/.test(cell))
  return { target: isHash ? 'passwordHash' : leftOut, rank: 99 }
}
