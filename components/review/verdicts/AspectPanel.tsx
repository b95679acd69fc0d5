import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import type { FormAction } from '@/components/desk/use-form'
import { Disclosure } from '@/components/ui/Disclosure'
import { type State, StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'
import { type Message, message } from '@/lib/messages/message'
import type { SeenVerdict } from '@/lib/review/material'
import type { SeenAspect } from '@/lib/review/verdicts/blind'
import { isVerified } from '@/lib/review/verdicts/judge'
import { AcceptCorrection } from '../corrections/AcceptCorrection'
import { AspectStatus } from './AspectStatus'
import { queuedAs } from './queued'
import { type ReviewedThing, VerdictForm } from './VerdictForm'
import { VerdictHistory, VerdictLine } from './VerdictHistory'

type Reviewed = SeenAspect<SeenVerdict>

type Props = {
  reviewed: Reviewed
  thing: ReviewedThing
  /** Null for members who can't give verdicts now. */
  action: FormAction | null
  /** Accepts a correction; null for members who can't edit the record. */
  accept: FormAction | null
  /** The verdicts that propose the same correction as this one, for other items from the same copy. */
  sameFor: (verdictId: string) => readonly string[]
}

function stateOf({ state }: Reviewed): State {
  if (isVerified(state)) return 'CHECKED'
  if (state === 'AWAITS_SECOND') return 'AWAITS_SECOND'
  return state === 'FAILED_VERIFICATION' || state === 'DISPUTED' ? 'DISPUTED' : 'UNCHECKED'
}

function labelOf({ state, history }: Reviewed): Message {
  if (state === 'AWAITS_SECOND' || state === 'DISPUTED' || state === 'CORRECTED')
    return message(`review.state.${state}`)
  if (state !== 'NOT_CHECKED') return message(`labels.outcome.${state}`)
  return message(`review.state.${history.length > 0 ? 'OUTDATED' : 'NOT_CHECKED'}`)
}

/** One aspect of one subject: its question, its state, its verdicts, and the form for a new one. */
export function AspectPanel({ reviewed, thing, action, accept, sameFor }: Props) {
  const { aspect, state, counted, history, own, withheld, ownParts } = reviewed
  const t = useTranslations()
  const render = useTranslator()
  const label = t(`labels.aspect.${aspect}`)
  const basis = history[0]?.id ?? ''
  const about = t('review.subjectAspect', { name: thing.name, aspect: label })
  const form = action && ownParts.length === 0 && (
    <VerdictForm
      key={`${basis} ${withheld}`}
      thing={thing}
      aspects={[aspect]}
      byKey={counted.length === 0}
      basis={basis}
      action={action}
    />
  )
  return (
    <section aria-label={about} className="space-y-2 border-t border-line pt-2">
      <div className="flex items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          {label} <span className="font-normal text-quiet">{t(`labels.aspectQuestion.${aspect}`)}</span>
        </h4>
        <AspectStatus queued={queuedAs(thing.subjectId, [aspect])} basis={basis}>
          <StateMark state={stateOf(reviewed)}>{render(labelOf(reviewed))}</StateMark>
        </AspectStatus>
      </div>
      {withheld && <p>{t('review.panel.withheld')}</p>}
      {counted.map((verdict) => (
        <Fragment key={verdict.id}>
          <VerdictLine verdict={verdict} />
          {accept && !own && verdict.correction && !verdict.correction.acceptance && (
            <AcceptCorrection
              recordId={thing.recordId}
              verdictId={verdict.id}
              also={sameFor(verdict.id)}
              about={about}
              mayJudge={action !== null}
              action={accept}
            />
          )}
        </Fragment>
      ))}
      {action && ownParts.length > 0 && (
        <p>
          {render(
            message('review.panel.ownParts', {
              parts: ownParts.map((part) => message(`labels.reviewedPart.${part}`)),
            }),
          )}
        </p>
      )}
      <VerdictHistory verdicts={history.filter(({ id }) => counted.every((one) => one.id !== id))} />
      {form && (own || isVerified(state)) ? (
        <Disclosure summary={t('review.panel.again')}>{form}</Disclosure>
      ) : (
        form
      )}
    </section>
  )
}
