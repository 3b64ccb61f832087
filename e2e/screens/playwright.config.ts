import { defineConfig } from '@playwright/test'
import suite from '../../playwright.config.ts'

/** `npm run screens`: pictures of every page of the portals, to be looked at beside the design. No test of `npm test`. */
export default defineConfig({
  ...suite,
  testDir: '.',
  testMatch: '*.screens.ts',
  globalSetup: '../support/global-setup.ts',
  outputDir: '../../test-results/screens-artifacts',
  timeout: 300_000,
  projects: [{ name: 'screens' }],
  reporter: [['line']],
})
