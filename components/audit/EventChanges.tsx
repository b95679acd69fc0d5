import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { changeLabel } from '@/lib/audit/labels'
import type { AuditEvent } from '@/lib/audit/queries'

type Props = { event: Pick<AuditEvent, 'changes' | 'compared' | 'other' | 'tables' | 'isErased'> }

/** What an event changed, and the tables whose rows it records. */
export function EventChanges({ event: { changes, compared, other, tables, isErased } }: Props) {
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
      {compared && (
        <p>
          <Link href={compared.href} className="link inline-block py-0.5">
            {t(compared.label)}
          </Link>
        </p>
      )}
      {other && (
        <p className="wrap-anywhere" dir="auto">
          {other.href ? (
            <Link href={other.href} className="link inline-block py-0.5">
              {t('audit.other', { name: other.name })}
            </Link>
          ) : (
            t('audit.other', { name: other.name })
          )}
        </p>
      )}
      {tables.length > 0 && (
        <p className="text-quiet text-sm">{t('audit.rows', { tables: tables.map(String) })}</p>
      )}
    </>
  )
}
