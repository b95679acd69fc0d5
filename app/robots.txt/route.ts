import { addressOf } from '@/app/address'

export const dynamic = 'force-dynamic'

/** Lets crawlers read everything public. */
export function GET(): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /desk',
    'Disallow: /api/',
    'Disallow: /sign-in',
    'Disallow: /setup',
    'Disallow: /invitation/',
    `Sitemap: ${addressOf('/sitemap.xml')}`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
