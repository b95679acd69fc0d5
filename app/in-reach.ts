import { SteleError } from '@/lib/errors'
import { isWell } from '@/lib/health'
import { isCutOff } from '@/lib/page-store/answering'
import { unless } from '@/lib/page-store/rendering'
import { getTranslator } from '@/lib/settings/language'

/**
 * A file for readers, from `make`; 503 in words while the database can't be reached, also where it stops answering before the file begins. The front
 * does the same for pages (lib/page-store/front.ts).
 */
export async function inReach(make: () => Promise<Response>): Promise<Response> {
  if (isCutOff()) return unavailable()
  const making = make()
  try {
    const made = await unless(isCutOff, making)
    if (made !== null) return made
    // What comes too late isn't sent.
    making.then(({ body }) => body?.cancel()).catch(() => {})
  } catch (error) {
    if (error instanceof SteleError || (await isWell())) throw error
    console.error(error)
  }
  return unavailable()
}

const unavailable = async () =>
  new Response((await getTranslator())('errors.unavailable'), {
    status: 503,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': '60',
      'X-Robots-Tag': 'noindex',
    },
  })
