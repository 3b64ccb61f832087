/** What the examples of verbs may refer to: ids as shown, in a tenant that the loop tests have seeded. */
export type Seed = {
  tenant: string
  otherTenant: string
  suspendedTenant: string
  deletingTenant: string
  /** One that nothing else refers to. */
  spareTenant: string
  environment: string
  /** Environments that nothing else refers to: one that runs, one that is suspended, one to delete. */
  spareEnvironment: string
  suspendedEnvironment: string
  doomedEnvironment: string
  /** A signing key of `staging`. */
  key: { id: string }
  /** Somebody who operates the installation, beside its owner. */
  operator: { id: string }
  client: { id: string; secretId: string }
  /** Other clients of `environment`: two that nothing depends on, one that is disabled, one to be deleted. */
  spareClient: { id: string }
  rotatingClient: { id: string }
  disabledClient: { id: string }
  doomedClient: { id: string; name: string }
  /** One that somebody allowed something, and that has a token of theirs. */
  allowedClient: { id: string }
  /** An API and one of its permissions. */
  clientApi: { id: string; permission: string }
  user: { id: string; directory: string }
  /** Others of the same directory: nobody depends on them. */
  spareUser: { id: string; directory: string }
  suspendedUser: { id: string; directory: string }
  signedInUser: { id: string; directory: string }
  /** Somebody who asked for their account to be deleted. */
  deletingUser: { id: string; directory: string }
  doomedUser: { id: string; directory: string; email: string }
  /** What `user` has. */
  session: { id: string }
  credential: { id: string }
  grant: { id: string }
  identifiers: { unverified: string; unconfirmed: string; second: string; third: string }
  /** A group that `user` is in, and one that is nobody's. */
  group: { id: string; directory: string }
  spareGroup: { id: string; directory: string; slug: string }
  /** APIs of the tenant's own, and a permission of the first: it may change, nothing depends on it. */
  api: { id: string }
  doomedApi: { id: string; name: string }
  permission: { id: string }
  doomedPermission: { id: string; name: string }
  /** Roles of the tenant's own. `outerRole` contains `role`; `permissionlessRole` is as it was made. */
  role: { id: string }
  outerRole: { id: string }
  permissionlessRole: { id: string }
  doomedRole: { id: string; slug: string }
  /** Two invitations that are open, with the mail of the first. */
  invitation: { id: string; directory: string }
  spareInvitation: { id: string; directory: string }
  mail: { id: string }
  /** An assignment of a role that isn't the last owner's. */
  assignment: { id: string }
  /** An environment whose playground is open, and a client of `environment` that may answer to the playground. */
  playgroundEnvironment: string
  playgroundClient: { id: string }
  /** A view of the list of people that everyone sees. */
  view: { id: string }
  /** Webhooks: one with a delivery, two that run, one that is paused, one to delete by its host. */
  webhook: { id: string }
  runningWebhook: { id: string }
  spareWebhook: { id: string }
  pausedWebhook: { id: string }
  doomedWebhook: { id: string; host: string }
  delivery: { id: string }
  /** A key of the management API, of the tenant's owner. */
  apiKey: { id: string }
  /** A promotion into `environment` that can be rolled back. */
  promotion: { id: string }
  /** A file of one person that waits to be imported. */
  import: { id: string; directory: string }
  /** Differs at each call, for what must be new. */
  unique(): string
}
