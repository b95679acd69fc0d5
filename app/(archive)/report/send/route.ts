import { fromOwnOrigin } from '@/app/api/origin'
import { Invalid, NotFound } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { inLanguage } from '@/lib/messages/public-address'
import { report } from '@/lib/reports/commands'
import { newReportToken } from '@/lib/reports/queries'
import { keepRefused } from '@/lib/reports/refused'
import { REPORT_LENGTH } from '@/lib/reports/schema'
import { interfaceLanguage, languagePrefix } from '@/lib/settings/language'

const places = ['slug', 'edition', 'statement', 'source', 'copy', 'page', 'passage'] as const
const names = ['kind', ...places, 'text', 'name', 'email'] as const

/** More than the longest report with every character encoded. */
const MOST_BYTES = 100_000

const to = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** The form again, with what was typed and what is wrong in it. Browsers check most of it before they send it. */
async function again(form: URLSearchParams, problem: string) {
  const typed = (name: string, most: number) => (form.get(name) ?? '').slice(0, most)
  const kept = keepRefused({
    text: typed('text', 2 * REPORT_LENGTH),
    name: typed('name', 400),
    email: typed('email', 400),
  })
  const given = new URLSearchParams({ problem, kept })
  for (const name of ['kind', ...places]) {
    const value = (form.get(name) ?? '').slice(0, 200)
    if (value) given.set(name === 'slug' ? 'record' : name, value)
  }
  return to(await inPrefix(`/report?${given}`))
}

const inPrefix = async (path: string) => inLanguage(await languagePrefix(), path)

/**
 * POST the form of a report. Goes on to the private page of its status. A program that fills in the field that people don't see is sent to an
 * address of the same form, at which there is nothing, and nothing is kept: a person whose browser filled it in isn't told that we have the report.
 */
export const POST = (request: Request) =>
  fromOwnOrigin(request, async () => {
    if (Number(request.headers.get('content-length')) > MOST_BYTES)
      return to(await inPrefix('/report?problem=text'))
    const form = new URLSearchParams((await request.text()).slice(0, MOST_BYTES))
    if (form.get('website')) return to(await inPrefix(`/report/${newReportToken().token}`))
    try {
      const { token } = await report(
        unchecked(
          Object.fromEntries(names.flatMap((name) => (form.has(name) ? [[name, form.get(name)]] : []))),
        ),
        await interfaceLanguage(),
      )
      return to(await inPrefix(`/report/${token}`))
    } catch (error) {
      if (error instanceof Invalid) return again(form, Object.keys(error.fields)[0] ?? 'text')
      if (error instanceof NotFound) return again(form, 'record')
      throw error
    }
  })
