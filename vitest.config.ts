import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Vitest leaves one core free, which of two is half: test files own their databases, so as many run as there are cores.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,app,scripts,e2e/bench}/**/*.test.{ts,tsx}'],
          setupFiles: ['lib/testing/properties.ts'],
          // Properties run hundreds of cases; on a machine with other work that is slow, and slowness is no failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          exclude: ['**/*.int.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{lib,app,scripts}/**/*.int.test.ts'],
          globalSetup: ['lib/db/testing/global-setup.ts'],
          setupFiles: ['lib/testing/properties.ts'],
          // For the same reason no test has a limit of its own.
          testTimeout: 240_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
