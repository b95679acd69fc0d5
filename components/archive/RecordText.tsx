import { LongText } from '@/components/text/LongText'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, numberingOf } from '@/lib/text'
import { anchorId, evidenceAnchor } from './anchors'
import { ContentWarning } from './ContentWarning'
import { NoteLink, QuotationBlock } from './QuotationBlock'

type Props = {
  body: DocumentJson
  language: string
  evidence: ReadonlyMap<string, Evidence>
  /** The number of content warnings that enclose the whole text. */
  warnings: number
}

/** The body of an edition with numbered notes, and each quotation beside its evidence. */
export function RecordText({ body, language, evidence, warnings }: Props) {
  const of = (type: string, id: string) => evidence.get(keyOf({ type, id })) ?? null
  const numbers = numberingOf(body)
  // The evidence of a citation is in the notes, outside the warned passage.
  const anchors = (id: string) => {
    const quotation = of('QUOTATION', id)
    const names = [`mark-${numbers.get(id)}`, ...(quotation ? [evidenceAnchor(quotation.subject)] : [])]
    return names.map((name) => anchorId(name, warnings))
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
        sensitive: ({ warning, ids, children }) => (
          <ContentWarning warning={warning} part="passage" anchors={ids.flatMap(anchors)}>
            {children}
          </ContentWarning>
        ),
      }}
    />
  )
}
