import { addressOf } from '@/app/address'
import { archiveSettings } from '@/lib/settings/settings'

export const dynamic = 'force-dynamic'

/** Lets crawlers read everything public, or nothing where an admin turned listing off. */
export async function GET(): Promise<Response> {
  const { isIndexed } = await archiveSettings()
  const lines = isIndexed ? open() : ['User-agent: *', 'Disallow: /']
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}

const open = () => [
  'User-agent: *',
  'Disallow: /desk',
  'Disallow: /api/',
  'Allow: /api/public/',
  'Disallow: /sign-in',
  'Disallow: /setup',
  'Disallow: /invitation/',
  `Sitemap: ${addressOf('/sitemap.xml')}`,
]
