/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', 'prom-client', 'graphile-worker'],
}

export default config
