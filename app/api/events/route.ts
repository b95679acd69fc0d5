import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { exportEvents } from '@/lib/audit/export'
import { auditSchema } from '@/lib/audit/filters'

/** GET ?format=csv|json and the filters of the event log: the events that fit, as a file, for admins. */
export function GET(request: NextRequest) {
  const asked = Object.fromEntries(request.nextUrl.searchParams)
  const format = asked.format === 'json' ? 'json' : 'csv'
  return answer(request, async (actor, t) => exportEvents(actor, format, auditSchema.parse(asked), t))
}
