import { addressOf } from '@/app/address'
import { DAY_MS } from '@/lib/durations'
import { archiveSettings } from '@/lib/settings/settings'

export const dynamic = 'force-dynamic'

/** An answer is read again after this many days: RFC 9116 wants less than a year. */
const VALID_FOR = 90

/** Where to report a weakness of this archive (RFC 9116): its contact address from the settings; 404 while there is none. */
export async function GET(): Promise<Response> {
  const { contact, languages } = await archiveSettings()
  if (contact === '') return new Response(null, { status: 404 })
  const lines = [
    `Contact: mailto:${contact}`,
    `Expires: ${new Date(Date.now() + VALID_FOR * DAY_MS).toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${addressOf('/.well-known/security.txt')}`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
