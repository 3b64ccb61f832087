/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything, tests included; `npm start` need not do it again on every machine.
  typescript: { ignoreBuildErrors: true },
  // The hosted pages' sheet, script and fonts carry their content's hash in their names.
  headers: async () => [
    {
      source: '/hosted/:file*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  serverExternalPackages: [
    '@node-rs/argon2',
    'pino',
    'pg',
    'prom-client',
    'graphile-worker',
    '@react-email/components',
    '@react-email/render',
  ],
}

export default config
