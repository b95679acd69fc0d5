import { Discussion } from '@/components/discussions/Discussion'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import { Disclosure } from '@/components/ui/Disclosure'
import { type State, StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenThread } from '@/lib/discussions/queries'
import type { Translator } from '@/lib/messages/translator'
import { judgeableOf } from '@/lib/review/aspects'
import type { AspectState } from '@/lib/review/judge'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import type { FormAction } from '../desk/use-form'
import { AspectPanel } from './AspectPanel'
import { ChainLine } from './ChainLine'
import { Findings } from './findings/Findings'
import { PauseOffer } from './PauseOffer'
import { SideBySide } from './SideBySide'
import { VerdictForm } from './VerdictForm'

export type SubjectPanelProps = {
  recordId: string
  laid: WorkbenchSubject
  /** Gives a verdict; null for those who cannot judge now. */
  action: FormAction | null
  /** Accepts a correction; null for those who may not write the record. */
  accept: FormAction | null
  /** The discussions of this subject. */
  threads: readonly SeenThread[]
  /** How many more are shown once the reader has given their verdict. */
  withheldThreads: number
  threadActions: ThreadActions
}

/** How far a subject is checked. What is openly not yet seen has the sign and the words that its readers will meet. */
export function markOf(
  subject: Pick<WorkbenchSubject['subject'], 'state' | 'aspects' | 'known'>,
  t: Translator,
): {
  state: State
  words: string
} {
  if (subject.state === 'CHECKED') return { state: 'CHECKED', words: 'Checked' }
  if (subject.state === 'UNSEEN') return { state: 'UNCHECKED', words: t('labels.evidence.UNCHECKED') }
  const is = (wanted: AspectState) => subject.aspects.some(({ state }) => state === wanted)
  if (is('FAILED_VERIFICATION')) return { state: 'DISPUTED', words: 'Failed verification' }
  if (is('CORRECTED')) return { state: 'UNCHECKED', words: 'A correction is proposed' }
  if (is('DISPUTED')) return { state: 'DISPUTED', words: 'The reviewers disagree' }
  if (is('AWAITS_SECOND')) return { state: 'AWAITS_SECOND', words: 'Awaits a second reviewer' }
  if (subject.known === 'CHANGED') return { state: 'UNCHECKED', words: 'Changed since it was checked' }
  return { state: 'UNCHECKED', words: subject.known === 'NEW' ? 'Not checked' : 'Not checked in full' }
}

/** One subject laid beside what it rests on, with a verdict for each aspect. What stands under a warning is closed, for reviewers too. */
export function SubjectPanel(props: SubjectPanelProps) {
  const t = useTranslator()
  const { laid, threads } = props
  const { state, words } = markOf(laid.subject, t)
  const discussed = threads.filter(({ resolvedAt }) => resolvedAt === null).length
  return (
    <article
      id={laid.anchor}
      tabIndex={-1}
      aria-labelledby={`${laid.anchor}-name`}
      className="scroll-mt-14 space-y-4 rounded border border-line px-4 py-4 focus-visible:outline-2! focus-within:border-edge sm:px-5 lg:scroll-mt-4"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`${laid.anchor}-name`} data-name={laid.name} className="text-base font-semibold">
          {laid.name}
          {laid.subject.secondHand && <span className="ms-3 font-normal text-second-hand">second-hand</span>}
          {discussed > 0 && <span className="ms-3 font-normal text-disputed">under discussion</span>}
        </h3>
        <StateMark state={state}>{words}</StateMark>
      </header>
      {laid.warning === null ? (
        <Panel {...props} />
      ) : (
        <PauseOffer warning={laid.warning} opens="Show the words." of="SUBJECT">
          <Panel {...props} />
        </PauseOffer>
      )}
    </article>
  )
}

function Panel({
  recordId,
  laid,
  action,
  accept,
  threads,
  withheldThreads,
  threadActions,
}: SubjectPanelProps) {
  const { subject, anchor } = laid
  const thing = {
    recordId,
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprints: subject.fingerprints,
    name: laid.name,
    copies: laid.copies,
    boundCopy: laid.passage?.holding.id ?? null,
    correctable: laid.correctable,
    rests: laid.rests,
  }
  const shown = subject.aspects.map(({ aspect }) => aspect)
  const others = judgeableOf(subject).filter((aspect) => !shown.includes(aspect))
  const aspectId = (aspect: string) => `${anchor}-${aspect.toLowerCase()}`
  return (
    <>
      <SideBySide laid={laid} />
      <ChainLine laid={laid} />
      <Findings recordId={recordId} findings={laid.findings} reopened={laid.reopened} />
      {subject.reviewers.because && (
        <p className="text-sm text-quiet">
          Two reviewers judge this, each by themselves, because {subject.reviewers.because}. Until both have,
          what is discussed here is kept from the second.
        </p>
      )}
      <div data-aspects className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {subject.aspects.map((judged) => (
          <div
            key={judged.aspect}
            id={aspectId(judged.aspect)}
            tabIndex={-1}
            data-aspect={judged.aspect}
            className="scroll-mt-14 focus-visible:outline-2!"
          >
            <AspectPanel judged={judged} thing={thing} action={action} accept={accept} />
          </div>
        ))}
      </div>
      {action && others.length > 0 && (
        <Disclosure summary="Judge something else" className="border-t border-line pt-2">
          <VerdictForm key={shown.join()} thing={thing} aspects={others} action={action} />
        </Disclosure>
      )}
      <div className="border-t border-line pt-2">
        <Discussion
          about={laid.name}
          threads={threads}
          withheld={withheldThreads}
          place={{ recordId, subjectType: subject.type, subjectId: subject.id }}
          recordId={recordId}
          verdictsHrefOf={(aspect) => `#${aspectId(aspect)}`}
          actions={threadActions}
        />
      </div>
    </>
  )
}
