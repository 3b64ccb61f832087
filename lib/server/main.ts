import { ConfigError } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { say } from './say.ts'
import { StartRefusal } from './start-refusal.ts'
import { supervise } from './supervise.ts'

supervise().catch((error: unknown) => {
  if (error instanceof StartRefusal) {
    say(`\n✖ ${error.message}\n`)
    for (const line of error.advice) say(`  ${line}`)
    say()
  } else if (error instanceof ConfigError) say(`\n✖ ${error.message}\n`)
  else log().fatal({ err: error }, 'Signet could not start')
  process.exit(1)
})
