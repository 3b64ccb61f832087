import { defineConfig } from '@playwright/test'
import { browserPath } from './e2e/support/browser-path.ts'

/** The production build, a real PostgreSQL, a real browser. No retries: a race that hides behind one is a bug that ships. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/artifacts',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 400_000,
  expect: { timeout: 60_000 },
  // The longest first, so that the other worker never waits for them at the end.
  projects: [
    { name: 'resilience', testMatch: 'resilience/**/*.spec.ts' },
    { name: 'browser', testMatch: '**/*.spec.ts', testIgnore: 'resilience/**' },
  ],
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en',
    colorScheme: 'light',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
