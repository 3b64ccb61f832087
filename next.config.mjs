/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything, tests included; `npm start` need not do it again on every machine.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', 'prom-client', 'graphile-worker'],
}

export default config
