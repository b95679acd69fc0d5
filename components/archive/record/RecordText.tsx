import { LongText } from '@/components/text/LongText'
import type { Moment } from '@/lib/editions/copies/moments'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, numberingOf } from '@/lib/text'
import { hasWords } from '@/lib/text/words-first'
import { ArchiveFile, type EditionPlace } from './ArchiveFile'
import { ArchiveImage } from './ArchiveImage'
import { anchorId, evidenceAnchor } from './anchors'
import { ContentWarning } from './ContentWarning'
import type { CardPlace } from './margin'
import { placeAddress } from './Permalink'
import { NoteLink, QuotationBlock } from './QuotationBlock'
import { WarnedSources } from './WarnedSources'

type Props = {
  body: DocumentJson
  language: string
  evidence: ReadonlyMap<string, Evidence>
  /** The number of content warnings that enclose the whole text. */
  warnings: number
  /** Where the cards of quotations are on a wide screen; below the quotation where it isn't given. */
  places: ReadonlyMap<string, CardPlace>
  /** The edition that it is of; null for a draft. */
  place?: EditionPlace | null
  /** Moments of recordings that its quotations are, by passage. */
  moments?: ReadonlyMap<string, Moment>
}

const none: ReadonlyMap<string, Moment> = new Map()

/** The body of an edition with numbered notes and paragraphs, and each quotation beside its evidence. */
export function RecordText({
  body,
  language,
  evidence,
  warnings,
  places,
  place = null,
  moments = none,
}: Props) {
  const of = (type: string, id: string) => evidence.get(keyOf({ type, id })) ?? null
  const numbers = numberingOf(body)
  // Words come first: where a record is a recording alone, those that are said in it.
  const isTranscriptFirst = !hasWords(body)
  // The evidence of a citation is in the notes, outside the warned passage.
  const anchors = (id: string) => {
    const quotation = of('QUOTATION', id)
    const ofQuotation = quotation ? [keyOf(quotation.subject), evidenceAnchor(quotation.subject)] : []
    return [`mark-${numbers.get(id)}`, ...ofQuotation].map((name) => anchorId(name, warnings))
  }
  return (
    <LongText
      document={body}
      language={language}
      parts={{
        quotation: ({ quotation, number, direction, children }) => (
          <QuotationBlock
            quotation={quotation}
            number={number}
            direction={direction}
            evidence={of('QUOTATION', quotation.id)}
            place={places.get(quotation.id) ?? 'BELOW'}
            moment={moments.get(quotation.passageId ?? '') ?? null}
          >
            {children}
          </QuotationBlock>
        ),
        citation: ({ citation, number }) => (
          <NoteLink
            number={number}
            id={anchorId(`mark-${number}`, of('CITATION', citation.id)?.warnings ?? 0)}
          />
        ),
        footnote: ({ number, isWarned }) => (
          <NoteLink number={number} id={anchorId(`mark-${number}`, warnings + Number(isWarned))} />
        ),
        image: ({ image }) => <ArchiveImage image={image} isPreview={place === null} />,
        file: ({ file, number }) => <ArchiveFile {...{ file, number, place, isTranscriptFirst }} />,
        address: placeAddress(warnings),
        sensitive: ({ warning, ids, places, children }) => (
          <>
            <ContentWarning
              warning={warning}
              part="passage"
              anchors={[...new Set(ids.flatMap(anchors)), ...places.map((name) => anchorId(name, warnings))]}
            >
              {children}
            </ContentWarning>
            <WarnedSources evidence={ids.flatMap((id) => of('QUOTATION', id) ?? of('CITATION', id) ?? [])} />
          </>
        ),
      }}
    />
  )
}
