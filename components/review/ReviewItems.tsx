import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Discussion } from '@/components/discussions/Discussion'
import { TextMarks } from '@/components/discussions/TextMarks'
import { TextTalk } from '@/components/discussions/TextTalk'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import { LongText } from '@/components/text/LongText'
import { useTranslator } from '@/components/ui/use-translator'
import { placeOf } from '@/lib/discussions/anchor'
import type { SeenThread } from '@/lib/discussions/queries'
import { hidesText, warningOf } from '@/lib/records/content-warning'
import type { SeenRevision } from '@/lib/review/review'
import { sharedFactsOf } from '@/lib/review/source-facts/record-facts'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { directionOf } from '@/lib/text'
import { shortened } from '@/lib/text/shortened'
import type { FormAction } from '../desk/use-form'
import { CopyView } from './copy/CopyView'
import { CheckSummary } from './findings/CheckSummary'
import { PauseOffer } from './PauseOffer'
import { type ReviewItem, ReviewWindow } from './ReviewWindow'
import { markOf, SubjectPanel } from './SubjectPanel'
import { VerdictQueue, type VerdictsAction } from './verdicts/VerdictQueue'
import { WholePanel } from './WholePanel'
import { WHOLE } from './whole'

type Props = {
  record: { id: string; kind: string }
  reviewed: SeenRevision
  /** The subjects on this page. */
  laid: readonly WorkbenchSubject[]
  /** Each null for members who can't do it now: give a verdict, give several, accept a correction. */
  actions: { judge: FormAction | null; judgeAll: VerdictsAction | null; accept: FormAction | null }
  threads: {
    ofSubject: (laid: WorkbenchSubject) => readonly SeenThread[]
    /** The number of discussions shown only after the reader has given their verdict. */
    withheldOf: (laid: WorkbenchSubject) => number
    ofPassage: (id: string) => readonly SeenThread[]
    /** Of some text of the record, and suggestions for it. */
    ofText: readonly SeenThread[]
    /** Of items that the text no longer has. */
    removed: readonly SeenThread[]
  }
  /** The signed-in member. */
  memberId: string
  threadActions: ThreadActions
  bar: ReactNode
  notices: ReactNode
  /** What was stated of it and other records. */
  relations: ReactNode
  /** Who submitted it, and why it is in the queue. */
  about: ReactNode
  listHead: ReactNode
  listEnd: ReactNode
  footer: ReactNode
}

/** The number of signs of an item that the list shows. */
const SHOWN = 90

/** The record as a whole and its subjects, each with its archive copy, in the window of the review. */
export function ReviewItems(props: Props) {
  const { record, reviewed, laid, actions, threads, threadActions, bar, notices, about, footer } = props
  const t = useTranslations('review')
  const render = useTranslator()
  const { content, report } = reviewed
  const warning = hidesText(content) ? content.contentWarning : null
  const whole: ReviewItem = {
    anchor: WHOLE,
    name: t('submitted.head'),
    words: null,
    mark: null,
    warnings: graveIn(report.findings.filter(({ place }) => place.subjectId === null)),
    isDiscussed: [...threads.removed, ...threads.ofText].some(({ resolvedAt }) => resolvedAt === null),
    panel: (
      <WholePanel
        kind={record.kind}
        content={content}
        about={about}
        relations={props.relations}
        shared={sharedFactsOf(record.kind, content, reviewed.subjects, worksOf(reviewed), render)}
        checks={<CheckSummary recordId={record.id} report={report} warning={warningOf(content)} />}
        talk={
          <>
            <TextMarks
              anchors={threads.ofText.filter(({ resolvedAt }) => resolvedAt === null).map(anchorOf)}
            />
            <TextTalk
              recordId={record.id}
              threads={threads.ofText}
              isThere={(thread) => placeOf(content.body, anchorOf(thread)) !== null}
              mayAccept={actions.accept !== null}
              memberId={props.memberId}
              actions={threadActions}
            />
          </>
        }
        removed={
          threads.removed.length > 0 && (
            <>
              <h4 className="font-semibold">{t('page.removedTitle')}</h4>
              <Discussion
                about={t('page.removed')}
                threads={threads.removed}
                place={null}
                recordId={record.id}
                actions={threadActions}
              />
            </>
          )
        }
      />
    ),
    copyTitle: t('page.wholeText'),
    copy: <WholeText content={content} />,
  }
  const subjects = laid.map((one): ReviewItem => {
    const name = render(one.name)
    const mark = markOf(one.subject)
    const ofSubject = threads.ofSubject(one)
    return {
      anchor: one.anchor,
      name,
      words: warning === null && one.warning === null ? shortened(one.subject.wording, SHOWN) : null,
      mark: { state: mark.state, label: render(mark.label) },
      warnings: graveIn(one.findings),
      isDiscussed: ofSubject.some(({ resolvedAt }) => resolvedAt === null),
      panel: (
        <SubjectPanel
          recordId={record.id}
          laid={one}
          action={actions.judge}
          accept={actions.accept}
          threads={ofSubject}
          withheldThreads={threads.withheldOf(one)}
          threadActions={threadActions}
        />
      ),
      copyTitle: t('window.copyOf', { name }),
      copy: (
        <CopyView
          laid={one}
          threads={one.passage ? threads.ofPassage(one.passage.id) : []}
          threadActions={threadActions}
        />
      ),
    }
  })
  const first = laid.find(({ subject }) => subject.state === 'OPEN') ?? laid[0]
  return (
    <VerdictQueue action={actions.judgeAll}>
      <ReviewWindow
        bar={bar}
        notices={notices}
        items={[whole, ...subjects]}
        initial={first?.anchor ?? WHOLE}
        warning={warning}
        listHead={props.listHead}
        listEnd={props.listEnd}
        footer={footer}
      />
    </VerdictQueue>
  )
}

const anchorOf = ({ exact, prefix, suffix }: SeenThread) => ({
  exact: exact ?? '',
  prefix: prefix ?? '',
  suffix: suffix ?? '',
})

const worksOf = ({ evidence }: SeenRevision) =>
  new Map([...evidence.sources].map(([id, { csl }]) => [id, csl]))

const graveIn = (findings: readonly { level: string }[]) =>
  findings.filter(({ level }) => level !== 'INFO').length

function WholeText({ content }: { content: SeenRevision['content'] }) {
  const text = (
    <div className="reading" data-whole-text lang={content.language} dir={directionOf(content.language)}>
      <LongText document={content.body} language={content.language} />
    </div>
  )
  if (!content.contentWarning) return text
  return (
    <PauseOffer warning={content.contentWarning} shows="TEXT" of="SUBJECT">
      {text}
    </PauseOffer>
  )
}
