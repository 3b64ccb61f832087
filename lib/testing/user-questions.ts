import { formatId } from '#lib/kernel/ids.ts'
import type { Crowd } from './crowd-of-people.ts'

type Input = Record<string, unknown>

/** What is asked of the list of people: every order, every way to search, every filter, and combinations. */
export function userQuestions({ groups, roles, somebody }: Crowd): Record<string, Input> {
  const sorts = ['-created', 'created', 'name', '-name', 'email', '-email', 'signIn', '-signIn']
  const [group, role] = [(id: string) => formatId('group', id), (id: string) => formatId('role', id)]
  const searches: Record<string, string> = {
    'an id': formatId('user', somebody.id),
    'an address': somebody.email,
    'the beginning of an address': somebody.email.slice(0, 9),
    'two letters': 'mo',
    'one letter': 'a',
    'a part of a name': 'lström',
    'a whole name': somebody.name,
    'a number': '+46 70 000 12',
    'what all addresses contain': '@example',
    'what nobody has': 'qqqq',
  }
  const filters: Record<string, Input> = {
    'status active': { status: 'active' },
    'status suspended': { status: 'suspended' },
    verified: { verified: 'yes' },
    'not verified': { verified: 'no' },
    'with an authenticator app': { factors: ['totp'] },
    'with a passkey': { factors: ['passkey'] },
    'without a second factor': { factors: ['none'] },
    'signed in within 7 days': { signedIn: { within: 7 } },
    'signed in within 300 days': { signedIn: { within: 300 } },
    'longer ago than 90 days or never': { signedIn: { beyond: 90, orNever: true } },
    'within 30 days or never': { signedIn: { within: 30, orNever: true } },
    'never signed in': { signedIn: { never: true } },
    'a role, direct or inherited': { role: role(roles.reader) },
    'a role, direct': { role: role(roles.reader), roleWay: 'direct' },
    'a role, inherited': { role: role(roles.reader), roleWay: 'inherited' },
    'a built-in role of a few': { role: 'support' },
    'a built-in role of most': { role: 'auditor' },
    'a group of a few': { group: group(groups.board) },
    'a group of a twentieth': { group: group(groups.finance) },
    'a group of most': { group: group(groups.everyone) },
    'an attribute': { attribute: { name: 'department', value: 'Legal' } },
    'a rare attribute': { attribute: { name: 'badge', value: 'gold' } },
    'without an attribute of most': { attribute: { name: 'department' } },
    'without an attribute of a few': { attribute: { name: 'badge' } },
  }
  const combined: Record<string, Input> = {
    'suspended, in a group of a twentieth': { status: 'suspended', group: group(groups.finance) },
    'active without a second factor, in a group of most': {
      ...{ status: 'active', factors: ['none'], group: group(groups.everyone) },
    },
    'a part of a name, suspended, by last sign-in': { search: 'lström', status: 'suspended', sort: '-signIn' },
    'what all contain, with a rare role': { search: '@example', role: 'support' },
    'not verified, never signed in, by e-mail': { verified: 'no', signedIn: { never: true }, sort: 'email' },
    'three that most meet': { status: 'active', verified: 'yes', role: 'auditor', sort: 'name' },
  }
  return {
    ...Object.fromEntries(sorts.map((sort) => [`by ${sort}`, { sort }])),
    ...Object.fromEntries(
      Object.entries(searches).map(([name, search]) => [`search: ${name}`, { search, sort: 'name' }]),
    ),
    ...Object.fromEntries(
      Object.entries(filters).map(([name, filter]) => [`filter: ${name}`, { ...filter, sort: 'name' }]),
    ),
    ...Object.fromEntries(Object.entries(combined).map(([name, input]) => [`all: ${name}`, input])),
  }
}
