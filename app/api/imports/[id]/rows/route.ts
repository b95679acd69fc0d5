import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { csvAnswer } from '@/lib/exchange/csv'
import { demandImport } from '@/lib/imports/commands'
import { linesOf, savedSchema } from '@/lib/imports/queries'

type Props = { params: Promise<{ id: string }> }

/** GET ?of=refused|like|made: those rows of an import of the member as a CSV file. */
export async function GET(request: NextRequest, { params }: Props) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  const saved = savedSchema.parse(request.nextUrl.searchParams.get('of'))
  return answer(request, async (actor, t) => {
    await demandImport(actor, id)
    return csvAnswer(`import-${saved}`, linesOf(actor, id, saved, t))
  })
}
