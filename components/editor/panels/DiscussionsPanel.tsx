'use client'

import { useTranslations } from 'next-intl'
import { Discussion } from '@/components/discussions/Discussion'
import { TextTalk } from '@/components/discussions/TextTalk'
import type { ThreadActions } from '@/components/discussions/ThreadView'
import { Button } from '@/components/ui/Button'
import type { SeenThread } from '@/lib/discussions/queries'
import type { EditorDiscussions } from './use-discussions'

/** The discussions of a record, as its editor shows them. */
export type EditorTalk = {
  threads: readonly SeenThread[]
  /** The number of discussions shown only after the reader has given their verdict. */
  withheld: number
  /** "Quotation 3", by the type and id of a subject. */
  names: Readonly<Record<string, string>>
  mayAccept: boolean
  actions: ThreadActions
}

type Props = { recordId: string; memberId: string; talk: EditorTalk; discussions: EditorDiscussions }

const subjectOf = ({ subjectType, subjectId }: SeenThread) => `${subjectType} ${subjectId}`

/** Comments on the text and suggestions for it, then the discussions of quotations, citations, events and figures: all to answer and decide here. */
export function DiscussionsPanel({ recordId, memberId, talk, discussions }: Props) {
  const t = useTranslations('editor.talk')
  const ofText = talk.threads.filter(({ exact }) => exact !== null)
  const ofSubjects = Map.groupBy(
    talk.threads.filter(({ exact }) => exact === null),
    subjectOf,
  )
  return (
    <div className="space-y-8 text-sm">
      <h2 className="sr-only">{t('title')}</h2>
      <TextTalk
        recordId={recordId}
        threads={ofText}
        isThere={({ id }) => discussions.found.has(id)}
        mayAccept={talk.mayAccept}
        memberId={memberId}
        actions={talk.actions}
        inEditor={discussions}
      />
      {[...ofSubjects].map(([subject, threads]) => {
        const [first] = threads
        const name = talk.names[subject]
        const about = name ?? t('removed')
        return (
          <section key={subject} className="space-y-2 border-t border-line pt-3">
            <div className="flex flex-wrap items-baseline justify-between gap-2">
              <h3 className="font-semibold">{about}</h3>
              {first && name && (first.subjectType === 'QUOTATION' || first.subjectType === 'CITATION') && (
                <Button small look="quiet" onClick={() => discussions.goTo(first)}>
                  {t('show', { about })}
                </Button>
              )}
            </div>
            <Discussion
              about={about}
              threads={threads}
              place={null}
              recordId={recordId}
              actions={talk.actions}
              verdictsHrefOf={() => `/desk/records/${recordId}/review`}
            />
          </section>
        )
      })}
      {talk.withheld > 0 && <p className="text-quiet">{t('withheld', { count: talk.withheld })}</p>}
    </div>
  )
}
