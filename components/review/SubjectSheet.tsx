import { Disclosure, DisclosureSign } from '@/components/ui/Disclosure'
import { type State, StateMark } from '@/components/ui/StateMark'
import { judgeableOf } from '@/lib/review/aspects'
import type { AspectState } from '@/lib/review/judge'
import type { LaidOut } from '@/lib/review/queries'
import type { FormAction } from '../desk/use-form'
import { AspectPanel } from './AspectPanel'
import { ChainLine } from './ChainLine'
import { Findings } from './Findings'
import { SideBySide } from './SideBySide'
import { VerdictForm } from './VerdictForm'

type Props = {
  recordId: string
  laid: LaidOut
  /** Gives a verdict; null for those who cannot judge now. */
  action: FormAction | null
  /** Accepts a correction; null for those who may not write the record. */
  accept: FormAction | null
}

function markOf({ subject }: LaidOut): { state: State; words: string } {
  if (subject.standing === 'CHECKED') return { state: 'CHECKED', words: 'Checked' }
  if (subject.standing === 'UNSEEN')
    return { state: 'SECOND_HAND', words: 'Openly not yet seen in the original' }
  const is = (wanted: AspectState) => subject.aspects.some(({ state }) => state === wanted)
  if (is('FAILED_VERIFICATION')) return { state: 'DISPUTED', words: 'Failed verification' }
  if (is('CORRECTED')) return { state: 'UNCHECKED', words: 'A correction is proposed' }
  if (is('DISPUTED')) return { state: 'DISPUTED', words: 'The reviewers disagree' }
  if (is('AWAITS_SECOND')) return { state: 'AWAITS_SECOND', words: 'Awaits a second reviewer' }
  if (subject.known === 'CHANGED') return { state: 'UNCHECKED', words: 'Changed since it was checked' }
  return { state: 'UNCHECKED', words: subject.known === 'NEW' ? 'Not checked' : 'Not checked in full' }
}

/** One subject laid beside what it rests on, with a verdict for each aspect. What stands under a warning is closed, for reviewers too. */
export function SubjectSheet({ recordId, laid, action, accept }: Props) {
  const { state, words } = markOf(laid)
  return (
    <article
      id={laid.anchor}
      tabIndex={-1}
      aria-labelledby={`${laid.anchor}-name`}
      className="scroll-mt-4 space-y-4 rounded border border-line px-4 py-4 focus-visible:outline-2! focus:border-edge sm:px-5"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`${laid.anchor}-name`} className="text-base font-semibold">
          {laid.name}
          {laid.subject.secondHand && <span className="ms-3 font-normal text-second-hand">second-hand</span>}
        </h3>
        <StateMark state={state}>{words}</StateMark>
      </header>
      {laid.warning === null ? (
        <Sheet recordId={recordId} laid={laid} action={action} accept={accept} />
      ) : (
        <details className="group" data-warning>
          <summary className="inline-flex items-baseline gap-2 rounded border border-edge px-3 py-1.5">
            <DisclosureSign />
            <span>Content warning: {laid.warning}. Show the words.</span>
          </summary>
          <div className="mt-4 space-y-4">
            <Sheet recordId={recordId} laid={laid} action={action} accept={accept} />
          </div>
        </details>
      )}
    </article>
  )
}

function Sheet({ recordId, laid, action, accept }: Props) {
  const { subject } = laid
  const thing = {
    recordId,
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprints: subject.fingerprints,
    name: laid.name,
    copies: laid.copies,
    boundCopy: laid.passage?.holding.id ?? null,
    correctable: laid.correctable,
  }
  const shown = subject.aspects.map(({ aspect }) => aspect)
  const others = judgeableOf(subject).filter((aspect) => !shown.includes(aspect))
  return (
    <>
      <SideBySide laid={laid} />
      <ChainLine laid={laid} />
      <Findings recordId={recordId} findings={laid.findings} reopened={laid.reopened} />
      {subject.reviewers.because && (
        <p className="text-sm text-quiet">Two reviewers judge this, because {subject.reviewers.because}.</p>
      )}
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {subject.aspects.map((judged) => (
          <AspectPanel key={judged.aspect} judged={judged} thing={thing} action={action} accept={accept} />
        ))}
      </div>
      {action && others.length > 0 && (
        <Disclosure summary="Judge something else" className="border-t border-line pt-2">
          <VerdictForm key={shown.join()} thing={thing} aspects={others} action={action} />
        </Disclosure>
      )}
    </>
  )
}
