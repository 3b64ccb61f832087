import type { english } from '../en/index.ts'
import access from './access.json' with { type: 'json' }
import apiKeys from './apiKeys.json' with { type: 'json' }
import apis from './apis.json' with { type: 'json' }
import assignments from './assignments.json' with { type: 'json' }
import branding from './branding.json' with { type: 'json' }
import clients from './clients.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import consents from './consents.json' with { type: 'json' }
import delivery from './delivery.json' with { type: 'json' }
import environments from './environments.json' with { type: 'json' }
import groups from './groups.json' with { type: 'json' }
import imports from './imports.json' with { type: 'json' }
import invitations from './invitations.json' with { type: 'json' }
import keys from './keys.json' with { type: 'json' }
import mail from './mail.json' with { type: 'json' }
import overview from './overview.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import platform from './platform.json' with { type: 'json' }
import playground from './playground.json' with { type: 'json' }
import policies from './policies.json' with { type: 'json' }
import preview from './preview.json' with { type: 'json' }
import promote from './promote.json' with { type: 'json' }
import reference from './reference.json' with { type: 'json' }
import roles from './roles.json' with { type: 'json' }
import sessions from './sessions.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import start from './start.json' with { type: 'json' }
import titles from './titles.json' with { type: 'json' }
import trail from './trail.json' with { type: 'json' }
import users from './users.json' with { type: 'json' }
import webhooks from './webhooks.json' with { type: 'json' }

/** Every word of the console in German. What they are called is in `README.md` beside this. */
export const german: typeof english = {
  access,
  apiKeys,
  apis,
  assignments,
  branding,
  clients,
  common,
  consents,
  delivery,
  environments,
  invitations,
  keys,
  mail,
  overview,
  people,
  platform,
  playground,
  policies,
  preview,
  promote,
  reference,
  roles,
  sessions,
  settings,
  groups,
  imports,
  start,
  titles,
  trail,
  users,
  webhooks,
}
