import { When } from '@/components/desk/When'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenVerdict } from '@/lib/review/material'
import { ProposedCorrection } from './ProposedCorrection'

type Given = SeenVerdict & { stale: boolean }

/** Who found what, when and against which copy. */
export function VerdictLine({ verdict }: { verdict: Given }) {
  const t = useTranslator()
  const { outcome, member, at, holding, note, correction } = verdict
  return (
    <>
      <p>
        {correction ? 'Proposes a correction' : t(`labels.outcome.${outcome}`)} · {member.name},{' '}
        {member.role.toLowerCase()} ·{' '}
        <span className="text-quiet">
          <When at={at} />
          {holding && `, against the copy ${holding.filename}`}
        </span>
      </p>
      {correction && <ProposedCorrection correction={correction} />}
      {note && <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{note}</p>}
    </>
  )
}

/** The verdicts that no longer count, as history: followed by a newer one, or given for what has changed since. */
export function VerdictHistory({ verdicts }: { verdicts: readonly Given[] }) {
  if (verdicts.length === 0) return null
  return (
    <Disclosure
      summary={verdicts.length === 1 ? '1 earlier verdict' : `${verdicts.length} earlier verdicts`}
      className="text-sm"
    >
      <ol className="space-y-2">
        {verdicts.map((verdict) => (
          <li key={verdict.id}>
            <VerdictLine verdict={verdict} />
            <p className="text-quiet">
              {verdict.stale
                ? 'History: what was judged has changed since, so this no longer counts.'
                : 'History: a later verdict took its place.'}
            </p>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
