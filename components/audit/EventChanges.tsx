import { useTranslator } from '@/components/ui/use-translator'
import { changeLabel } from '@/lib/audit/changes'
import type { AuditEvent } from '@/lib/audit/queries'

type Props = { event: Pick<AuditEvent, 'changes' | 'tables' | 'isErased'> }

/** What an event changed, and the tables whose rows it records. */
export function EventChanges({ event: { changes, tables, isErased } }: Props) {
  const t = useTranslator()
  if (isErased) return <p className="text-quiet">{t('audit.erased')}</p>
  return (
    <>
      {changes.length > 0 && (
        <ul className="wrap-anywhere">
          {changes.map((change) => (
            <li key={change.name ?? change.part}>{t(changeLabel(change))}</li>
          ))}
        </ul>
      )}
      {tables.length > 0 && (
        <p className="text-quiet text-sm">{t('audit.rows', { tables: tables.map(String) })}</p>
      )}
    </>
  )
}
