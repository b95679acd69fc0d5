// @ts-check
import createNextIntlPlugin from 'next-intl/plugin'

process.env.NEXT_TELEMETRY_DISABLED = '1'

// Headers that depend on the request or on the archive's address (Content-Security-Policy, HSTS) are set in proxy.ts.
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

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
    '@node-rs/argon2',
    'nodemailer',
    'pg',
    'pg-boss',
    'pino',
    'rate-limiter-flexible',
    'tinypool',
    'woff2-encoder',
  ],
  // `npm run check` checks the types. A start doesn't wait for that.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // The framework's own copies of images would be answered after a withdrawal, a mask or an erasure: the archive draws its images itself.
  images: { unoptimized: true },
  agentRules: false,
  // A page is sent as a whole, so its title and description are in its head for every reader.
  htmlLimitedBots: /./,
  experimental: {
    // Without the build cache and server source maps a first build is a fifth faster and 180 MB smaller.
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
    // A page's code is loaded when someone first asks for it: 70 MB less for a server that shows readers their pages.
    preloadEntriesOnStart: false,
    agentFeedback: false,
    // The two root layouts need a common page for unknown addresses.
    globalNotFound: true,
  },
  // Changes of many records were there in the version before; jobs, which are kept for a month, link to them.
  redirects: async () => [
    { source: '/desk/records/bulk/:path*', destination: '/desk/lists/bulk/:path*', permanent: false },
  ],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default createNextIntlPlugin('./lib/settings/request.ts')(config)
