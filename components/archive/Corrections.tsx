import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDay } from '@/lib/dates'
import type { SnapshotCorrection } from '@/lib/editions/schema'
import { partLabel } from '@/lib/review/corrections/schema'

/** The corrections of a statement, oldest first, with who proposed each and when an author accepted it. */
export function Corrections({ corrections }: { corrections: readonly SnapshotCorrection[] }) {
  const t = useTranslations('archive.evidence')
  const label = useTranslator()
  if (corrections.length === 0) return null
  return (
    <div>
      <p className="font-medium">{t('corrections')}</p>
      <ol className="mt-1 space-y-2">
        {corrections.map(({ part, from, to, proposedAt, acceptedAt, role }) => (
          <li key={`${part} ${proposedAt}`}>
            {t.rich('corrected', {
              part: label(partLabel(part)),
              from: () => <Quoted text={from} />,
              to: () => <Quoted text={to} />,
            })}
            <span className="block text-quiet">
              {t.rich('correctedBy', {
                role,
                proposed: formatDay(proposedAt, label),
                accepted: formatDay(acceptedAt, label),
                time: (chunks) => <time dateTime={acceptedAt}>{chunks}</time>,
              })}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Quoted({ text }: { text: string }) {
  const t = useTranslations('archive.evidence')
  if (text === '') return t('nothing')
  return (
    <q dir="auto" className="font-serif whitespace-pre-line">
      {text}
    </q>
  )
}
