import { useTranslations } from 'next-intl'
import { Discussion } from '@/components/discussions/Discussion'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import { Disclosure } from '@/components/ui/Disclosure'
import { type State, StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenThread } from '@/lib/discussions/queries'
import { type Message, message } from '@/lib/messages/message'
import { checkableOf } from '@/lib/review/verdicts/aspects'
import type { AspectState } from '@/lib/review/verdicts/judge'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import type { FormAction } from '../desk/use-form'
import { ChainLine } from './ChainLine'
import { SideBySide } from './copy/SideBySide'
import { Findings } from './findings/Findings'
import { PauseOffer } from './PauseOffer'
import { AspectPanel } from './verdicts/AspectPanel'
import { VerdictForm } from './verdicts/VerdictForm'

type SubjectPanelProps = {
  recordId: string
  laid: WorkbenchSubject
  /** Gives a verdict; null for members who can't give one now. */
  action: FormAction | null
  /** Accepts a correction; null for members who can't edit the record. */
  accept: FormAction | null
  /** The discussions of this subject. */
  threads: readonly SeenThread[]
  /** The number of discussions shown only after the reader has given their verdict. */
  withheldThreads: number
  threadActions: ThreadActions
}

/** Shows how far a subject is checked. An original that isn't seen yet has the same sign and label as on the public page. */
export function markOf(subject: Pick<WorkbenchSubject['subject'], 'state' | 'aspects' | 'known'>): {
  state: State
  label: Message
} {
  const mark = (state: State, label: Message) => ({ state, label })
  if (subject.state === 'CHECKED') return mark('CHECKED', message('review.state.CHECKED'))
  if (subject.state === 'UNSEEN') return mark('UNCHECKED', message('labels.evidence.UNCHECKED'))
  const is = (wanted: AspectState) => subject.aspects.some(({ state }) => state === wanted)
  if (is('FAILED_VERIFICATION')) return mark('DISPUTED', message('review.state.FAILED_VERIFICATION'))
  if (is('CORRECTED')) return mark('UNCHECKED', message('review.state.CORRECTED'))
  if (is('DISPUTED')) return mark('DISPUTED', message('review.state.DISPUTED'))
  if (is('AWAITS_SECOND')) return mark('AWAITS_SECOND', message('review.state.AWAITS_SECOND'))
  if (subject.known === 'CHANGED') return mark('UNCHECKED', message('review.state.OUTDATED'))
  return mark('UNCHECKED', message(`review.state.${subject.known === 'NEW' ? 'NOT_CHECKED' : 'PARTLY'}`))
}

/** One subject beside its archive copy, with the verdicts on each aspect. A content warning folds it for reviewers too. */
export function SubjectPanel(props: SubjectPanelProps) {
  const { laid, threads } = props
  const t = useTranslations('review.panel')
  const render = useTranslator()
  const name = render(laid.name)
  const { state, label } = markOf(laid.subject)
  const discussed = threads.filter(({ resolvedAt }) => resolvedAt === null).length
  return (
    <article
      id={laid.anchor}
      tabIndex={-1}
      aria-labelledby={`${laid.anchor}-name`}
      data-needs={
        laid.passage ? (laid.passage.isMachineRead && laid.pages.length > 0 ? 'IMAGE' : 'TEXT') : undefined
      }
      className="review-item space-y-3"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`${laid.anchor}-name`} data-name={name} className="text-base font-semibold">
          {name}
          {laid.subject.secondHand && (
            <span className="ms-3 font-normal text-second-hand">{t('secondHand')}</span>
          )}
          {discussed > 0 && <span className="ms-3 font-normal text-disputed">{t('discussed')}</span>}
        </h3>
        <StateMark state={state}>{render(label)}</StateMark>
      </header>
      {laid.warning === null ? (
        <Panel {...props} />
      ) : (
        <PauseOffer warning={laid.warning} shows="TEXT" of="SUBJECT">
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
  const t = useTranslations('review.panel')
  const render = useTranslator()
  const name = render(laid.name)
  const { subject, anchor } = laid
  const thing = {
    recordId,
    subjectType: subject.type,
    subjectId: subject.id,
    anchor,
    fingerprints: subject.fingerprints,
    name,
    copies: laid.copies,
    boundCopy: laid.passage?.holding.id ?? null,
    correctable: laid.correctable.map((one, index) => ({ ...one, alike: laid.alike[index] ?? [] })),
    reliedOn: laid.reliedOn,
  }
  const shown = subject.aspects.map(({ aspect }) => aspect)
  const others = checkableOf(subject).filter((aspect) => !shown.includes(aspect))
  const aspectId = (aspect: string) => `${anchor}-${aspect.toLowerCase()}`
  return (
    <>
      <SideBySide laid={laid} />
      <ChainLine laid={laid} />
      <Findings recordId={recordId} findings={laid.findings} reopened={laid.reopened} />
      {subject.reviewers.because && (
        <p className="text-sm text-quiet">{t('twoReviewers', { because: subject.reviewers.because })}</p>
      )}
      <div data-aspects className="space-y-3">
        {subject.aspects.map((reviewed) => (
          <div
            key={reviewed.aspect}
            id={aspectId(reviewed.aspect)}
            tabIndex={-1}
            data-aspect={reviewed.aspect}
            className="scroll-mt-14 focus-visible:outline-2!"
          >
            <AspectPanel
              reviewed={reviewed}
              thing={thing}
              action={action}
              accept={accept}
              sameFor={(id) => laid.sameProposals.get(id) ?? []}
            />
          </div>
        ))}
      </div>
      {action && others.length > 0 && (
        <Disclosure summary={t('otherAspect')} className="border-t border-line pt-2">
          <VerdictForm key={shown.join()} thing={thing} aspects={others} action={action} />
        </Disclosure>
      )}
      <div className="border-t border-line pt-2">
        <Discussion
          about={name}
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
