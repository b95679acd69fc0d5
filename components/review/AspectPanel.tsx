import { Fragment } from 'react'
import { Disclosure } from '@/components/ui/Disclosure'
import { type State, StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'
import type { Translator } from '@/lib/messages/translator'
import type { SeenAspect } from '@/lib/review/blind'
import { isVerified } from '@/lib/review/judge'
import type { SeenVerdict } from '@/lib/review/material'
import type { FormAction } from '../desk/use-form'
import { AcceptCorrection } from './AcceptCorrection'
import { type JudgedThing, VerdictForm } from './VerdictForm'
import { VerdictHistory, VerdictLine } from './VerdictHistory'

type Judged = SeenAspect<SeenVerdict>

type Props = {
  judged: Judged
  thing: JudgedThing
  /** Null for those who cannot judge now. */
  action: FormAction | null
  /** Accepts a correction; null for those who may not write the record. */
  accept: FormAction | null
}

function stateOf({ state }: Judged): State {
  if (isVerified(state)) return 'CHECKED'
  if (state === 'AWAITS_SECOND') return 'AWAITS_SECOND'
  return state === 'FAILED_VERIFICATION' || state === 'DISPUTED' ? 'DISPUTED' : 'UNCHECKED'
}

function wordsOf({ state, history }: Judged, t: Translator): string {
  if (state === 'AWAITS_SECOND') return 'Awaits a second reviewer'
  if (state === 'DISPUTED') return 'The reviewers disagree'
  if (state === 'CORRECTED') return 'A correction is proposed'
  if (state !== 'NOT_CHECKED') return t(`labels.outcome.${state}`)
  return history.length > 0 ? 'Not checked since it changed' : 'Not checked'
}

/** One aspect of one subject: where it stands, who said so, and the form for a verdict. */
export function AspectPanel({ judged, thing, action, accept }: Props) {
  const { aspect, state, counted, history, own, withheld, ownWords } = judged
  const t = useTranslator()
  const label = t(`labels.aspect.${aspect}`)
  const newest = history[0]
  const about = `${thing.name}, ${label}`
  const form = action && !ownWords && (
    <VerdictForm
      key={`${newest?.id} ${withheld}`}
      thing={thing}
      aspects={[aspect]}
      byKey={counted.length === 0}
      action={action}
    />
  )
  return (
    <section aria-label={about} className="space-y-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          {label} <span className="font-normal text-quiet">{t(`labels.aspectQuestion.${aspect}`)}</span>
        </h4>
        <span role="status">
          <StateMark state={stateOf(judged)}>{wordsOf(judged, t)}</StateMark>
        </span>
      </div>
      {withheld && (
        <p>One reviewer has given a verdict. What it says is shown to you once you have given yours.</p>
      )}
      {counted.map((verdict) => (
        <Fragment key={verdict.id}>
          <VerdictLine verdict={{ ...verdict, stale: false }} />
          {accept && !own && verdict.correction && !verdict.correction.acceptance && (
            <AcceptCorrection
              recordId={thing.recordId}
              verdictId={verdict.id}
              about={about}
              mayJudge={action !== null}
              action={accept}
            />
          )}
        </Fragment>
      ))}
      {action && ownWords && (
        <p>You proposed what stands here now, or changed what is cited, so somebody else must confirm it.</p>
      )}
      <VerdictHistory verdicts={history.filter(({ id }) => counted.every((one) => one.id !== id))} />
      {form && (own || isVerified(state)) ? (
        <Disclosure summary="Give another verdict">{form}</Disclosure>
      ) : (
        form
      )}
    </section>
  )
}
