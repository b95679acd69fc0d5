import { Disclosure } from '@/components/ui/Disclosure'
import { type State, StateMark } from '@/components/ui/StateMark'
import { aspectWords, outcomeWords, passing } from '@/lib/review/aspects'
import type { JudgedAspect } from '@/lib/review/judge'
import type { SeenVerdict } from '@/lib/review/queries'
import type { FormAction } from '../desk/use-form'
import { type JudgedThing, VerdictForm } from './VerdictForm'
import { VerdictHistory, VerdictLine } from './VerdictHistory'

type Props = {
  judged: JudgedAspect<SeenVerdict>
  thing: JudgedThing
  /** Null for those who cannot judge now. */
  action: FormAction | null
}

function stateOf({ state }: JudgedAspect<SeenVerdict>): State {
  if (state === 'VERIFIED' || state === 'CORRECTED') return 'CHECKED'
  return state === 'FAILED_VERIFICATION' ? 'DISPUTED' : 'UNCHECKED'
}

function wordsOf({ state, history }: JudgedAspect<SeenVerdict>): string {
  if (state !== 'NOT_CHECKED') return outcomeWords[state].label
  return history.length > 0 ? 'Not checked since it changed' : 'Not checked'
}

/** One aspect of one subject: where it stands, who said so, and the form for a verdict. */
export function AspectPanel({ judged, thing, action }: Props) {
  const { aspect, standing, history } = judged
  const { label, question } = aspectWords[aspect]
  const settled = standing !== null && passing.includes(standing.outcome)
  const newest = history[0]
  const form = action && (
    <VerdictForm
      key={newest?.id}
      thing={thing}
      aspects={[aspect]}
      offersCorrected={history.some(({ stale, outcome }) => stale && !passing.includes(outcome))}
      byKey={standing === null}
      action={action}
    />
  )
  return (
    <section
      aria-label={`${thing.name}, ${label.toLowerCase()}`}
      className="space-y-2 border-t border-line pt-3"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          {label} <span className="font-normal text-quiet">{question}</span>
        </h4>
        <span role="status">
          <StateMark state={stateOf(judged)}>{wordsOf(judged)}</StateMark>
        </span>
      </div>
      {standing && <VerdictLine verdict={{ ...standing, stale: false }} />}
      <VerdictHistory verdicts={history.filter(({ id }) => id !== standing?.id)} />
      {settled && form ? <Disclosure summary="Give another verdict">{form}</Disclosure> : form}
    </section>
  )
}
