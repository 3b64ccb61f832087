import type { Client, Environment, Lifetimes } from './model.ts'

/** How long what a client gets lives: as its own policy says, else as the environment's does. */
export const lifetimesOf = (client: Client, environment: Environment): Lifetimes =>
  client.lifetimes ?? environment.lifetimes
