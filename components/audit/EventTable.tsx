import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { actionLabel } from '@/lib/audit/actions'
import { auditHref, isSubjectType } from '@/lib/audit/filters'
import type { AuditEvent } from '@/lib/audit/queries'
import { viaLabel } from '@/lib/audit/via'
import { EventChanges } from './EventChanges'

type Props = {
  events: readonly AuditEvent[]
  /** Shows what each event is about, with a link to its other events; not for the events of one record. */
  withSubject?: boolean
}

/** Events, a row each: when, who, what, about what, and what changed. */
export function EventTable({ events, withSubject = false }: Props) {
  const t = useTranslator()
  return (
    <Table caption={t('audit.caption')} stacks>
      <thead>
        <tr>
          <th scope="col">{t('audit.columns.when')}</th>
          <th scope="col">{t('audit.columns.who')}</th>
          <th scope="col">{t('audit.columns.what')}</th>
          {withSubject && <th scope="col">{t('audit.columns.subject')}</th>}
          <th scope="col">{t('audit.columns.changes')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} withSubject={withSubject} />
        ))}
      </tbody>
    </Table>
  )
}

function EventRow({ event, withSubject }: { event: AuditEvent; withSubject: boolean }) {
  const t = useTranslator()
  const label = actionLabel(event.action)
  return (
    <tr>
      <td>
        <When at={event.at} />
        <p className="text-quiet text-sm">{t('audit.number', { id: event.id })}</p>
      </td>
      <td>
        {event.actor?.name ?? t('audit.archive')}
        {event.via && <p className="text-quiet text-sm">{t(viaLabel(event.via))}</p>}
      </td>
      <td className="font-medium">{typeof label === 'string' ? label : t(label)}</td>
      {withSubject && (
        <td className="max-w-xs">
          <Subject subject={event.subject} />
        </td>
      )}
      <td className="max-w-md">
        <EventChanges event={event} />
      </td>
    </tr>
  )
}

function Subject({ subject: { type, id, name, href } }: { subject: AuditEvent['subject'] }) {
  const t = useTranslator()
  const label = isSubjectType(type) ? t(`audit.subjects.${type}`) : type
  return (
    <>
      <p className="text-quiet text-sm">{label}</p>
      <p className="wrap-anywhere" dir="auto">
        {href ? (
          <Link href={href} className="link inline-block py-0.5">
            {name || id}
          </Link>
        ) : (
          (name ?? id)
        )}
      </p>
      {isSubjectType(type) && (
        <p className="text-sm">
          <Link href={auditHref({ type, subject: id })} className="link inline-block py-1">
            {t('audit.onlySubject')}
          </Link>
        </p>
      )}
    </>
  )
}
