import { useTranslator } from '@/components/ui/use-translator'
import { readingOf } from '@/lib/editions/evidence'
import type { OtherFigures } from '@/lib/editions/figures'
import type { Citing } from '@/lib/exchange/citing/citations'
import { eventsOf } from '@/lib/records/kinds/fields'
import { directionOf } from '@/lib/text'
import { anchorsOf } from './anchors'
import { CiteThis } from './CiteThis'
import { ContentWarning } from './ContentWarning'
import { Coverage } from './Coverage'
import { EditionLine } from './EditionLine'
import { EditionLinks } from './EditionLinks'
import { FigureTable } from './FigureTable'
import { Notes } from './Notes'
import { RecordFields } from './RecordFields'
import { RecordHead } from './RecordHead'
import { RecordText } from './RecordText'
import { SourceList } from './SourceList'
import { TimelineList } from './TimelineList'

type Props = {
  citing: Citing
  /** Figures of other records for the same counts; empty on the page of an edition, which never changes. */
  others?: OtherFigures
}

/** One edition in full, from its snapshot, readable without a script. */
export function RecordPage({ citing, others = new Map() }: Props) {
  const { edition } = citing
  const t = useTranslator()
  const { content, kind } = edition
  const { evidence, coverage, sources } = readingOf(edition, t)
  const events = eventsOf(kind, content.fields)
  const warnings = content.contentWarning === null ? 0 : 1
  const text = (
    <div className="space-y-14">
      <div
        className="reading record-text"
        lang={content.language === 'und' ? undefined : content.language}
        dir={directionOf(content.language)}
      >
        <RecordText body={content.body} language={content.language} evidence={evidence} warnings={warnings} />
      </div>
      <TimelineList events={events} evidence={evidence} />
      <FigureTable figures={content.figures} evidence={evidence} others={others} />
      <Notes body={content.body} evidence={evidence} warnings={warnings} />
    </div>
  )
  return (
    <article>
      <EditionLine edition={edition} />
      <RecordHead edition={edition} evidence={evidence} />
      <div className="mt-6 space-y-6">
        <p className="max-w-measure font-serif text-lg">{content.summary}</p>
        <RecordFields kind={kind} fields={content.fields} />
        <Coverage coverage={coverage} approved={edition.approved} />
      </div>
      <div className="mt-10 space-y-14 border-t border-line pt-10">
        {content.contentWarning === null ? (
          text
        ) : (
          <ContentWarning warning={content.contentWarning} part="text" anchors={anchorsOf(evidence.values())}>
            {text}
          </ContentWarning>
        )}
        <SourceList works={sources} />
        <CiteThis citing={citing} />
        <EditionLinks edition={edition} />
      </div>
    </article>
  )
}
