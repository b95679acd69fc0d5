import { z } from 'zod'
import { Alert } from '@/components/ui/Alert'
import { consentSchema, nameDisplayLabels, tierLabels } from '@/lib/records/consent/schema'

const standingSchema = z.object({
  ...consentSchema.shape,
  version: z.int(),
  legalName: z.string().nullable(),
})
export type Standing = z.output<typeof standingSchema>

/** The consent that stands, from what a refused save was told; null when it was refused for another reason. */
export const standingOf = (current: unknown): Standing | null =>
  standingSchema.safeParse(current).data ?? null

/** What somebody else saved meanwhile, beside the form that still holds what was typed. */
export function StandingConsent({ standing }: { standing: Standing }) {
  const rows: [string, string | null][] = [
    ['What the speaker allows', tierLabels[standing.tier]],
    ['How they are named', nameDisplayLabels[standing.nameDisplay]],
    ['Their name', standing.legalName],
    ['The name they chose', standing.pseudonym],
    ['They approved the transcript on', standing.transcriptApprovedOn],
    ['Not to be published before', standing.embargoUntil],
    ['They withdrew their consent on', standing.withdrawnOn],
    ['Note', standing.note],
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
