import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { inReach } from '@/app/in-reach'
import { timelineCells } from '@/components/archive/finding/timeline-cells'
import { csvAnswer } from '@/lib/exchange/csv'
import type { Translator } from '@/lib/messages/translator'
import { type TimelineAsked, timelineRows, timelineSchema } from '@/lib/search/timeline'
import { getTranslator, interfaceLanguage } from '@/lib/settings/language'

const columns = ['date', 'event', 'record', 'differing', 'state'] as const

async function* linesOf(asked: TimelineAsked, t: Translator) {
  yield [...columns, 'edtf', 'address'].map((column) =>
    t(`archive.timeline.columns.${column as (typeof columns)[number] | 'edtf' | 'address'}`),
  )
  for await (const item of timelineRows(asked, await interfaceLanguage())) {
    const cells = timelineCells(item, t)
    yield [
      ...columns.map((column) => cells[column]),
      ...[item.date?.edtf ?? '', addressOf(`/records/${item.slug}`)],
    ]
  }
}

/** The timeline as CSV, with the filters of its page. */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = timelineSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  return inReach(async () => csvAnswer('timeline', linesOf(asked, await getTranslator())))
}
