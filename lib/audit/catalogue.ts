/** What an event is about. `tenant` and the like are formatted by the codec of ids; `network` has no id. */
export type TargetKind =
  | 'tenant'
  | 'directory'
  | 'environment'
  | 'client'
  | 'api'
  | 'permission'
  | 'role'
  | 'group'
  | 'assignment'
  | 'user'
  | 'credential'
  | 'session'
  | 'grant'
  | 'family'
  | 'key'
  | 'policy'
  | 'invitation'
  | 'mail'
  | 'view'
  | 'webhook'
  | 'api_key'
  | 'promotion'
  | 'branding'
  | 'brand_image'
  | 'platform'

type Entry = { target: TargetKind; says: string }

/**
 * Every event there is (ASVS 16.1.1, 16.3): what it is about, and what it says, in the words that screens show. Nothing is
 * recorded that is not listed here. The result (`ok`, `failed`, `refused`) and the reason are the event's own.
 */
export const actions = {
  'platform.set_up': { target: 'platform', says: 'The installation was set up' },
  'platform.recovered': { target: 'platform', says: 'An operator was recovered on the command line' },
  'platform.master_key_changed': { target: 'platform', says: 'The master key was changed' },

  'tenant.created': { target: 'tenant', says: 'The tenant was created' },
  'tenant.renamed': { target: 'tenant', says: 'The tenant was renamed' },
  'tenant.changed': { target: 'tenant', says: 'The settings of the tenant were changed' },
  'tenant.suspended': { target: 'tenant', says: 'The tenant was suspended' },
  'tenant.resumed': { target: 'tenant', says: 'The tenant was resumed' },
  'tenant.deletion_requested': { target: 'tenant', says: 'The tenant was put down for deletion' },
  'tenant.deletion_undone': { target: 'tenant', says: 'The deletion of the tenant was taken back' },
  'tenant.purged': { target: 'tenant', says: 'Everything of a deleted tenant was erased' },
  'operator.entered': { target: 'tenant', says: 'An operator entered the tenant' },
  'operator.left': { target: 'tenant', says: 'An operator left the tenant' },
  'operator.added': { target: 'user', says: 'A person was made an operator' },
  'operator.role_changed': { target: 'user', says: 'The role of an operator was changed' },
  'operator.removed': { target: 'user', says: 'A person is no longer an operator' },
  'access.refused': { target: 'tenant', says: 'Something was asked for without the permission for it' },

  'user.exported': { target: 'tenant', says: 'People were exported to a file' },
  'session.exported': { target: 'tenant', says: 'The list of sessions was exported to a file' },
  'consent.exported': { target: 'tenant', says: 'The list of consents was exported to a file' },
  'group.exported': { target: 'tenant', says: 'Groups were exported to a file' },
  'invitation.exported': { target: 'tenant', says: 'Invitations were exported to a file' },
  'mail.exported': { target: 'tenant', says: 'The list of mails was exported to a file' },
  'api.exported': { target: 'tenant', says: 'APIs were exported to a file' },
  'role.exported': { target: 'tenant', says: 'Roles were exported to a file' },
  'client.exported': { target: 'tenant', says: 'Clients were exported to a file' },
  'trail.exported': { target: 'tenant', says: 'The trail was exported to a file' },
  'tenant.exported': { target: 'tenant', says: 'The list of tenants was exported to a file' },

  'api_key.created': { target: 'api_key', says: 'A key of the management API was made' },
  'api_key.revoked': { target: 'api_key', says: 'A key of the management API was revoked' },

  'view.saved': { target: 'view', says: 'A view of a list was saved' },
  'view.renamed': { target: 'view', says: 'A saved view was renamed' },
  'view.deleted': { target: 'view', says: 'A saved view was deleted' },

  'webhook.created': { target: 'webhook', says: 'A webhook was created' },
  'webhook.exported': { target: 'tenant', says: 'Webhooks were exported to a file' },
  'webhook.changed': { target: 'webhook', says: 'A webhook was changed' },
  'webhook.secret_rotated': {
    target: 'webhook',
    says: 'A webhook got a new secret; the one before signs too for a while',
  },
  'webhook.paused': { target: 'webhook', says: 'A webhook was paused' },
  'webhook.resumed': { target: 'webhook', says: 'A webhook was resumed' },
  'webhook.tested': { target: 'webhook', says: 'A test event was sent to a webhook' },
  'webhook.retried': { target: 'webhook', says: 'An event was sent to a webhook again' },
  'webhook.replayed': { target: 'webhook', says: 'Events of a range of time were sent to a webhook again' },
  'webhook.deleted': { target: 'webhook', says: 'A webhook was deleted' },

  'environment.created': { target: 'environment', says: 'An environment was created' },
  'environment.promoted': { target: 'environment', says: 'Configuration was promoted to an environment' },
  'promotion.rolled_back': { target: 'promotion', says: 'A promotion was rolled back' },
  'environment.changed': { target: 'environment', says: 'An environment was changed' },
  'environment.sign_up_domains_changed': {
    target: 'environment',
    says: 'The domains whose addresses may make themselves an account were changed',
  },
  'environment.suspended': { target: 'environment', says: 'An environment was suspended' },
  'environment.resumed': { target: 'environment', says: 'An environment was resumed' },
  'environment.deleted': { target: 'environment', says: 'An environment was deleted' },
  'directory.created': { target: 'directory', says: 'A directory was created' },
  'directory.renamed': { target: 'directory', says: 'A directory was renamed' },
  'directory.blocked_words_changed': {
    target: 'directory',
    says: 'The words that no password of a directory may be made of were changed',
  },
  'directory.locked_fields_changed': {
    target: 'directory',
    says: 'What the people of a directory can change of themselves was changed',
  },
  'default.changed': { target: 'platform', says: 'A default that every tenant inherits was changed' },
  'branding.draft_saved': { target: 'branding', says: 'A draft of how the hosted pages look was saved' },
  'branding.draft_discarded': { target: 'branding', says: 'A draft of how the hosted pages look was discarded' },
  'branding.published': { target: 'branding', says: 'How the hosted pages look was published' },
  'branding.reverted': { target: 'branding', says: 'An earlier look of the hosted pages was published again' },
  'branding.removed': { target: 'branding', says: 'The look of the hosted pages was taken off' },
  'branding.image_uploaded': { target: 'brand_image', says: 'A picture for the hosted pages was uploaded' },
  'branding.image_removed': { target: 'brand_image', says: 'A picture that no look referred to was removed' },
  'policy.changed': { target: 'policy', says: 'A policy was changed' },

  'client.created': { target: 'client', says: 'A client was created' },
  'client.changed': { target: 'client', says: 'A client was changed' },
  'client.disabled': { target: 'client', says: 'A client was disabled' },
  'client.enabled': { target: 'client', says: 'A client was enabled' },
  'client.deleted': { target: 'client', says: 'A client was deleted' },
  'client.authenticated': { target: 'client', says: 'A client authenticated' },
  'client.redirect_refused': { target: 'client', says: 'A redirect URI that is not registered was presented' },
  'client.secret_rotated': { target: 'client', says: 'A client got a new secret; the one before is accepted a while' },
  'client.keys_changed': { target: 'client', says: 'The public keys of a client were changed' },
  'client.access_changed': { target: 'client', says: 'What a client may ask for at an API was changed' },
  'client.signed_out': { target: 'client', says: 'Every token of a client was revoked' },
  'client.consents_revoked': { target: 'client', says: 'Everything that people had allowed a client was taken back' },
  'client.playground_allowed': {
    target: 'client',
    says: 'The playground was allowed to receive the answers of a client',
  },
  'client.playground_withdrawn': {
    target: 'client',
    says: 'The playground no longer receives the answers of a client',
  },
  'playground.opened': { target: 'client', says: 'The playground of an environment was opened' },
  'playground.closed': { target: 'client', says: 'The playground of an environment was closed' },
  'client_secret.created': { target: 'client', says: 'A client secret was made' },
  'client_secret.ended': { target: 'client', says: 'A client secret was ended' },

  'api.created': { target: 'api', says: 'An API was created' },
  'api.changed': { target: 'api', says: 'An API was changed' },
  'api.deleted': { target: 'api', says: 'An API was deleted' },
  'permission.created': { target: 'permission', says: 'A permission was added to an API' },
  'permission.changed': { target: 'permission', says: 'A permission was renamed or described anew' },
  'permission.deleted': { target: 'permission', says: 'A permission was deleted' },
  'role.created': { target: 'role', says: 'A role was created' },
  'role.duplicated': { target: 'role', says: 'A role was made as a copy of another' },
  'role.changed': { target: 'role', says: 'A role was changed' },
  'role.permissions_changed': { target: 'role', says: 'The permissions of a role were changed' },
  'role.contained': { target: 'role', says: 'A role was put into another' },
  'role.uncontained': { target: 'role', says: 'A role was taken out of another' },
  'role.deleted': { target: 'role', says: 'A role was deleted' },
  'group.created': { target: 'group', says: 'A group was created' },
  'group.changed': { target: 'group', says: 'A group was changed' },
  'group.deleted': { target: 'group', says: 'A group was deleted' },
  'group.members_changed': { target: 'group', says: 'People were added to a group or removed from it' },
  'membership.added': { target: 'user', says: 'A person was added to a group' },
  'membership.removed': { target: 'user', says: 'A person was removed from a group' },
  'assignment.created': { target: 'assignment', says: 'A role was given' },
  'assignment.removed': { target: 'assignment', says: 'A role was taken' },

  'user.created': { target: 'user', says: 'A person was created' },
  'user.imported': { target: 'user', says: 'A person was imported from a file' },
  'import.uploaded': { target: 'directory', says: 'A file of people was uploaded, to be imported' },
  'user.changed': { target: 'user', says: 'A person was changed' },
  'user.picture_changed': { target: 'user', says: 'A person gave a picture of themselves' },
  'user.picture_removed': { target: 'user', says: 'The picture of a person was removed' },
  'user.attributes_changed': { target: 'user', says: 'The attributes of a person were changed' },
  'user.identifier_added': { target: 'user', says: 'An identifier was added to a person' },
  'user.identifier_verified': { target: 'user', says: 'An identifier of a person was vouched for' },
  'user.identifier_preferred': { target: 'user', says: 'An identifier of a person was made the primary one' },
  'user.identifier_removed': { target: 'user', says: 'An identifier of a person was removed' },
  'user.password_required': { target: 'user', says: 'A new password was required of a person' },
  'user.factor_reset': { target: 'user', says: 'The second factors of a person were reset' },
  'user.sign_in_mailed': { target: 'user', says: 'A code to sign in was asked for by mail' },
  'user.reset_mailed': { target: 'user', says: 'A link to choose a new password was asked for by mail' },
  'user.verification_sent': { target: 'user', says: 'A link to confirm an address was mailed' },
  'user.reset_sent': { target: 'user', says: 'A link to choose a new password was mailed for an administrator' },
  'user.email_change_asked': { target: 'user', says: 'A change of address was asked for' },
  'user.email_changed': { target: 'user', says: 'The address of a person was changed' },
  'user.account_secured': { target: 'user', says: 'An account was secured by the link of a new sign-in' },
  'user.email_restored': { target: 'user', says: 'A change of address was taken back' },
  'user.password_recovered': { target: 'user', says: 'A forgotten password was replaced by a new one' },
  'user.password_reset': { target: 'user', says: 'A person was given a new first password' },
  'user.session_ended': { target: 'user', says: 'A session of a person was ended by somebody else' },
  'user.signed_out': { target: 'user', says: 'A person was signed out everywhere' },
  'user.consents_revoked': { target: 'user', says: 'Everything that a person had allowed clients was taken back' },
  'user.suspended': { target: 'user', says: 'A person was suspended' },
  'user.resumed': { target: 'user', says: 'A person was resumed' },
  'user.data_downloaded': { target: 'user', says: 'A person downloaded everything that is kept of them' },
  'user.deletion_requested': { target: 'user', says: 'A person put their account down for deletion' },
  'user.deletion_undone': { target: 'user', says: 'An account that was to be deleted is kept' },
  'user.deleted': { target: 'user', says: 'A person was deleted' },
  'user.erased': { target: 'user', says: 'What the trail knew of a person was erased' },
  'invitation.sent': { target: 'invitation', says: 'Somebody was invited' },
  'invitation.resent': { target: 'invitation', says: 'An invitation was sent again, with a new link' },
  'invitation.revoked': { target: 'invitation', says: 'An invitation was revoked' },
  'invitation.accepted': { target: 'invitation', says: 'An invitation was accepted' },
  'mail.sample_sent': { target: 'mail', says: 'Somebody had a sample of a mail sent to themselves' },
  'mail.tested': { target: 'mail', says: 'A test mail was sent' },
  'credential.created': { target: 'credential', says: 'A way to sign in was added' },
  'credential.changed': { target: 'credential', says: 'A way to sign in was changed' },
  'credential.removed': { target: 'credential', says: 'A way to sign in was removed' },
  'factor.recovery_codes_made': { target: 'user', says: 'A person saved new recovery codes' },
  'factor.recovery_code_used': { target: 'credential', says: 'A recovery code was used' },

  'session.started': { target: 'session', says: 'Somebody signed in' },
  'session.renewed': { target: 'session', says: 'Somebody signed in again in the same session' },
  'session.ended': { target: 'session', says: 'Somebody was signed out' },
  'passkey.registered': { target: 'user', says: 'Somebody set up a passkey' },
  'passkey.renamed': { target: 'user', says: 'Somebody gave a passkey another name' },
  'passkey.removed': { target: 'user', says: 'A passkey was removed' },
  'passkey.cloned': { target: 'user', says: 'A passkey was used that seems to be a copy, and is refused from now on' },
  'passkey.offer_postponed': { target: 'user', says: 'Somebody was offered a passkey, and put it off' },
  'passkey.offer_declined': { target: 'user', says: 'Somebody does not want to be offered a passkey again' },
  'passkey.refused': { target: 'user', says: 'A passkey was not accepted' },
  'factor.postponed': { target: 'user', says: 'Somebody put off setting up a second factor' },
  'device.forgotten': { target: 'user', says: 'Somebody chose to be asked for a second factor on every device again' },
  'client.disconnected': { target: 'client', says: 'Somebody took back everything that a client may do for them' },
  'device.remembered': { target: 'user', says: 'Somebody chose not to be asked again on a device' },
  'session.failed': { target: 'user', says: 'Somebody did not manage to sign in' },
  'portal.entered': { target: 'tenant', says: 'Somebody entered the portal' },
  'form.refused': { target: 'environment', says: 'A form that is not ours was refused' },

  'consent.granted': { target: 'grant', says: 'Somebody allowed a client something' },
  'consent.revoked': { target: 'grant', says: 'Somebody took back what a client was allowed' },
  'token.replayed': { target: 'family', says: 'A used code or token was presented again; its family was revoked' },
  'token.misplaced': { target: 'family', says: 'A client presented what another was given; its family was revoked' },
  'token.revoked': { target: 'family', says: 'Tokens were revoked' },

  'key.published': { target: 'key', says: 'The next signing key was published' },
  'key.rotated': { target: 'key', says: 'Another key signs from now on' },
  'key.superseded': { target: 'key', says: 'A signing key signs no more; what it signed goes on verifying' },
  'key.schedule_changed': { target: 'environment', says: 'The schedule of signing keys was changed' },
  'key.retired': { target: 'key', says: 'A signing key was retired' },
  'key.compromised': { target: 'key', says: 'A signing key was declared compromised, and verifies nothing any more' },
} as const satisfies Record<string, Entry>

export type AuditAction = keyof typeof actions

/** Whether `text` names an action of the catalogue. */
export const isAction = (text: string): text is AuditAction => Object.hasOwn(actions, text)

/** How an action can end: done, failed on the way, or refused to whoever asked. */
export const results = ['ok', 'failed', 'refused'] as const
export type Result = (typeof results)[number]
