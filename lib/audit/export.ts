import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { recordEvent } from '@/lib/events'
import { csvAnswer } from '@/lib/exchange/csv'
import { streamOf } from '@/lib/exchange/stream'
import type { Translator } from '@/lib/messages/translator'
import { actionLabel } from './actions'
import type { AuditFilters } from './filters'
import { changeLabel } from './labels'
import { type AuditEvent, listEvents } from './queries'
import { viaLabel } from './via'

const PAGE = 500

/** All events that fit the filters, newest first, read a page at a time. Events that are added meanwhile are left out. */
async function* eventsIn(actor: Actor, filters: AuditFilters, most: number): AsyncGenerator<AuditEvent> {
  for (let before = filters.before; ; ) {
    const { events, next } = await listEvents(actor, { ...filters, before }, most)
    yield* events
    if (next === null) return
    before = next
  }
}

const columns = [
  ...([
    'number',
    'when',
    'who',
    'actorId',
    'via',
    'what',
    'action',
    'subjectType',
    'subjectId',
    'subject',
  ] as const),
  ...(['changes', 'tables', 'details', 'hash'] as const),
]

async function* linesOf(actor: Actor, filters: AuditFilters, t: Translator, most: number) {
  yield columns.map((column) => t(`audit.columns.${column}`))
  for await (const { id, at, actor: by, via, action, subject, changes, tables, isErased, hash } of eventsIn(
    actor,
    filters,
    most,
  )) {
    const label = actionLabel(action)
    yield [
      ...[id, at.toISOString(), by?.name ?? t('audit.archive'), by?.id ?? '', via ? t(viaLabel(via)) : ''],
      ...[typeof label === 'string' ? label : t(label), action, subject.type, subject.id, subject.name ?? ''],
      ...[changes.map((change) => t(changeLabel(change))).join('\n'), tables.join(', ')],
      ...[t(isErased ? 'audit.details.erased' : 'audit.details.kept'), hash],
    ]
  }
}

async function* jsonOf(actor: Actor, filters: AuditFilters, most: number) {
  let between = '['
  for await (const { subject, isErased, compared, other, ...event } of eventsIn(actor, filters, most)) {
    const { type, id, name } = subject
    const written = {
      ...event,
      ...{ compared: compared?.href ?? null, other: other?.href ?? null },
      subject: { type, id, name },
      details: isErased ? 'erased' : 'kept',
    }
    yield `${between}\n${JSON.stringify(written)}`
    between = ','
  }
  yield between === '[' ? '[]\n' : '\n]\n'
}

/** The events that fit the filters, as a file that is made page by page as it is sent. For admins; the log says who took which events. */
export async function exportEvents(
  actor: Actor,
  format: 'csv' | 'json',
  filters: AuditFilters,
  t: Translator,
  most = PAGE,
): Promise<Response> {
  demand(actor, 'manageSettings')
  await transactionAs(actor, (tx) =>
    recordEvent(tx, {
      ...{ actor, action: 'archive.export-log', subjectType: 'archive', subjectId: 'log' },
      detail: { format, filters: JSON.parse(JSON.stringify(filters)) },
    }),
  )
  if (format === 'csv') return csvAnswer('events', linesOf(actor, filters, t, most))
  return new Response(streamOf(jsonOf(actor, filters, most)), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="events.json"',
      'Cache-Control': 'no-store',
    },
  })
}
