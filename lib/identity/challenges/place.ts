/** Where a mailed code or link counts: in the environment that sent it, and in no other. */
export type ChallengePlace = { directoryId: string; environmentId: string }
