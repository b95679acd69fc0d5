import { fromOwnOrigin } from '@/app/api/origin'
import { inLanguage } from '@/lib/messages/public-address'
import { sealed, verifiedText } from '@/lib/public-log/verified'
import { languagePrefix } from '@/lib/settings/language'

/** The longest proof that is read here. The script for readers has no limit. */
const MOST_BYTES = 8 * 1024 * 1024

const to = async (path: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: inLanguage(await languagePrefix(), path), 'Cache-Control': 'no-store' },
  })

/** The text of the file in a form; null when there is none or it is too long. */
async function proofIn(request: Request): Promise<string | null> {
  // A form has a few hundred bytes around the file.
  if (Number(request.headers.get('content-length')) > MOST_BYTES + 2000) return null
  const form = await request.formData().catch(() => null)
  const file = form?.get('proof')
  return file instanceof File && file.size > 0 && file.size <= MOST_BYTES ? file.text() : null
}

/** POST a proof file. Goes on to the page that shows what it proves. Nothing of it is kept: the result is in the address of that page. */
export const POST = (request: Request) =>
  fromOwnOrigin(request, async () => {
    const text = await proofIn(request)
    return to(text === null ? '/verify?problem=file' : `/verify?result=${sealed(await verifiedText(text))}`)
  })
