import { z } from 'zod'
import { Alert } from '@/components/ui/Alert'
import { useTranslator } from '@/components/ui/use-translator'
import { consentSchema } from '@/lib/records/consent/schema'

const currentSchema = z.object({
  ...consentSchema.shape,
  version: z.int(),
  legalName: z.string().nullable(),
})
export type CurrentTerms = z.output<typeof currentSchema>

/** The consent that stands, from what a refused save was told; null when it was refused for another reason. */
export const currentTermsIn = (current: unknown): CurrentTerms | null =>
  currentSchema.safeParse(current).data ?? null

/** What somebody else saved meanwhile, beside the form that still holds what was typed. */
export function CurrentConsent({ current }: { current: CurrentTerms }) {
  const t = useTranslator()
  const rows: [string, string | null][] = [
    ['What the speaker allows', t(`labels.consentTier.${current.tier}`)],
    ['How they are named', t(`labels.nameDisplay.${current.nameDisplay}`)],
    ['Their name', current.legalName],
    ['The name they chose', current.pseudonym],
    ['They approved the transcript on', current.transcriptApprovedOn],
    ['Not to be published before', current.embargoUntil],
    ['They withdrew their consent on', current.withdrawnOn],
    ['Note', current.note],
  ]
  return (
    <Alert tone="error" title="Somebody else changed this consent in the meantime">
      <p>
        What stands now is below; what you typed is still in the form. Saving again puts yours in its place.
      </p>
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
