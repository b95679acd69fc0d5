import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { directionOf } from '@/lib/text'
import { InCopy } from './InCopy'
import { MarkedText } from './MarkedText'
import { sideTitle, sideWords } from './side'

/** The text of the record, and beside it the archive copy where the workbench doesn't show the copy itself. */
export function SideBySide({ laid }: { laid: WorkbenchSubject }) {
  return (
    <div data-compared className="space-y-4">
      <InRecord laid={laid} />
      <div data-inline-copy>
        <InCopy laid={laid} />
      </div>
    </div>
  )
}

function InRecord({ laid: { subject, compared, isUncompared } }: { laid: WorkbenchSubject }) {
  const t = useTranslations('review.sides')
  const render = useTranslator()
  const { quotation, wording } = subject
  const mode = quotation && render(`labels.mode.${quotation.mode}`)
  return (
    <div>
      <p className={sideTitle}>
        {mode === null
          ? t('record')
          : quotation?.translator
            ? t('recordTranslator', { mode, translator: quotation.translator })
            : t('recordMode', { mode })}
      </p>
      <p
        className={sideWords}
        lang={quotation?.language ?? undefined}
        dir={directionOf(quotation?.language ?? null)}
      >
        {compared?.compared === 'WORDING' ? <MarkedText segments={compared.quotation} /> : wording}
      </p>
      {quotation?.original && (
        <>
          <p className={`${sideTitle} mt-4`}>{t('original')}</p>
          <p className={sideWords} dir="auto">
            {compared?.compared === 'ORIGINAL' ? (
              <MarkedText segments={compared.quotation} />
            ) : (
              quotation.original
            )}
          </p>
        </>
      )}
      {isUncompared && <p className="mt-3 text-quiet">{t('tooLong')}</p>}
      {quotation?.openlyUnverified && <p className="mt-3 text-quiet">{t('unverified')}</p>}
    </div>
  )
}
