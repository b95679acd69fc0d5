import { fromOwnOrigin } from '@/app/api/origin'
import { Invalid, NotFound } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { report } from '@/lib/reports/commands'

const names = ['kind', 'slug', 'edition', 'statement', 'text', 'name', 'email'] as const

/** More than the longest report with every character encoded. */
const MOST_BYTES = 100_000

const to = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** The form again, with what is wrong in it. Browsers check the same before they send it. */
function again(form: URLSearchParams, problem: string) {
  const given = new URLSearchParams({ problem })
  for (const name of ['slug', 'edition', 'statement', 'kind'])
    given.set(name === 'slug' ? 'record' : name, (form.get(name) ?? '').slice(0, 200))
  return to(`/report?${given}`)
}

/**
 * POST the form of a report. Goes on to the private page of its status. A program that fills in the field that people don't see gets the same
 * answer and nothing is kept.
 */
export const POST = (request: Request) =>
  fromOwnOrigin(request, async () => {
    if (Number(request.headers.get('content-length')) > MOST_BYTES) return to('/report?problem=text')
    const form = new URLSearchParams((await request.text()).slice(0, MOST_BYTES))
    if (form.get('website')) return to('/corrections')
    try {
      const { token } = await report(
        unchecked(Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']))),
      )
      return to(`/report/${token}`)
    } catch (error) {
      if (error instanceof Invalid) return again(form, Object.keys(error.fields)[0] ?? 'text')
      if (error instanceof NotFound) return again(form, 'record')
      throw error
    }
  })
