import { useTranslator } from '@/components/ui/use-translator'
import type { Moment } from '@/lib/editions/copies/moments'
import { readingOf } from '@/lib/editions/evidence'
import type { OtherFigures } from '@/lib/editions/figures'
import type { PublicTranslation } from '@/lib/editions/translations'
import type { Citing } from '@/lib/exchange/citing/citations'
import { editionPath } from '@/lib/exchange/citing/item'
import { hidesText } from '@/lib/records/content-warning'
import { eventsOf } from '@/lib/records/kinds/fields'
import { shownTitle } from '@/lib/records/supplied-title'
import { directionOf } from '@/lib/text'
import { beginsBehind } from '@/lib/text/content-warnings'
import { wordsFirst } from '@/lib/text/words-first'
import { CiteThis } from '../CiteThis'
import { TimelineList } from '../finding/TimelineList'
import { AboutRecord } from './AboutRecord'
import { anchorsOf } from './anchors'
import { ContentWarning, WarningNotice } from './ContentWarning'
import { EditionLine } from './EditionLine'
import { EditionLinks } from './EditionLinks'
import { FigureTable } from './FigureTable'
import { cardPlaces, heightBesideHead } from './margin'
import { Notes } from './Notes'
import { OtherLanguages } from './OtherLanguages'
import { RecordHead } from './RecordHead'
import { RecordMargin, rowsIn } from './RecordMargin'
import { RecordText } from './RecordText'
import { SourceList } from './SourceList'

type Props = {
  citing: Citing
  /** Figures of other records for the same counts; empty on the page of an edition, which never changes. */
  others?: OtherFigures
  /** Moments of recordings that its quotations are, by passage; empty on the page of an edition. */
  moments?: ReadonlyMap<string, Moment>
  /** The same record in other languages; empty on the page of an edition. */
  translations?: readonly PublicTranslation[]
  /** True for a draft: it has no address yet, so nothing to cite and no other editions. */
  isPreview?: boolean
}

/** One edition in full, from its snapshot, readable without a script: its text first, what the archive says about it after that. */
export function RecordPage({
  citing,
  others = new Map(),
  moments = new Map(),
  translations = [],
  isPreview = false,
}: Props) {
  const { edition, archive } = citing
  const t = useTranslator()
  const { content, kind } = edition
  const { fields, language } = content
  const body = wordsFirst(content.body)
  const { evidence, coverage, sources } = readingOf(edition, t)
  const events = eventsOf(kind, fields)
  const warnings = hidesText(content) ? 1 : 0
  const margin = { kind, fields, language, body, events, warnings }
  const text = (
    <div className="space-y-14">
      <div
        className="reading record-text"
        lang={language === 'und' ? undefined : language}
        dir={directionOf(language)}
      >
        <RecordText
          body={body}
          language={language}
          evidence={evidence}
          warnings={warnings}
          moments={moments}
          place={isPreview ? null : { path: editionPath(edition), addressOf: citing.addressOf }}
          places={
            warnings === 0
              ? cardPlaces(body, evidence, heightBesideHead(rowsIn(margin), shownTitle(content)))
              : new Map()
          }
        />
      </div>
      <TimelineList events={events} evidence={evidence} />
      <FigureTable
        language={language}
        figures={content.figures}
        evidence={evidence}
        others={others}
        record={isPreview ? null : edition.slug}
      />
      <Notes
        body={body}
        language={language}
        evidence={evidence}
        warnings={warnings}
        style={archive.noteStyle}
      />
    </div>
  )
  return (
    <article className="record">
      <EditionLine edition={edition} />
      <RecordHead edition={edition} evidence={evidence}>
        <RecordMargin {...margin} />
      </RecordHead>
      <p className="print-only printed-from">
        {t('archive.record.printedFrom', {
          number: edition.number,
          address: citing.addressOf(editionPath(edition)),
        })}
      </p>
      <div className="record-body">
        {content.contentWarning !== null &&
          !hidesText(content) &&
          !beginsBehind(body, content.contentWarning) && <WarningNotice warning={content.contentWarning} />}
        {content.contentWarning === null || !hidesText(content) ? (
          text
        ) : (
          <ContentWarning
            warning={content.contentWarning}
            part="text"
            anchors={anchorsOf(evidence.values(), body)}
          >
            {text}
          </ContentWarning>
        )}
        <OtherLanguages translations={translations} />
        <AboutRecord edition={edition} coverage={coverage} />
        <SourceList works={sources} style={archive.noteStyle} />
        {!isPreview && (
          <>
            <CiteThis citing={citing} />
            <EditionLinks edition={edition} />
          </>
        )}
      </div>
    </article>
  )
}
