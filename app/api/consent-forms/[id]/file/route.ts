import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { downloadOf } from '@/app/api/download'
import { refusalByLimit } from '@/app/limits'
import { readConsentForm } from '@/lib/records/consent/forms'

/** GET a signed consent form, for members who can see identities. Doesn't come through proxy.ts, so the limit is here. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  return answer(request, async (actor) => downloadOf(await readConsentForm(actor, id)))
}
