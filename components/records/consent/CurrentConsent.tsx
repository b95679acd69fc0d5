import { z } from 'zod'
import { Alert } from '@/components/ui/Alert'
import { useTranslator } from '@/components/ui/use-translator'
import { consentSchema } from '@/lib/records/consent/schema'

const currentSchema = z.object({
  ...consentSchema.shape,
  version: z.int(),
  legalName: z.string().nullable(),
})
type CurrentTerms = z.output<typeof currentSchema>

/** The saved consent, from the answer to a refused save; null when it was refused for another reason. */
export const currentTermsIn = (current: unknown): CurrentTerms | null =>
  currentSchema.safeParse(current).data ?? null

/** The version that someone else saved, above the form that still has the typed one. */
export function CurrentConsent({ current }: { current: CurrentTerms }) {
  const t = useTranslator()
  const rows: [string, string | null][] = [
    [t('records.consent.tier'), t(`labels.consentTier.${current.tier}`)],
    [t('records.consent.nameDisplay'), t(`labels.nameDisplay.${current.nameDisplay}`)],
    [t('records.consent.legalName'), current.legalName],
    [t('records.consent.pseudonym'), current.pseudonym],
    [t('records.consent.transcriptApprovedOn'), current.transcriptApprovedOn],
    [t('records.consent.embargoUntil'), current.embargoUntil],
    [t('records.consent.withdrawnOn'), current.withdrawnOn],
    [t('records.consent.note'), current.note],
  ]
  return (
    <Alert tone="error" title={t('records.consent.changedMeanwhile')}>
      <p>{t('records.consent.changedHint')}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label} className="contents">
                <dt className="text-quiet">{label}</dt>
                <dd className="whitespace-pre-wrap">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Alert>
  )
}
