import { RichText } from '@/components/text/RichText'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import type { DocumentJson } from '@/lib/text'
import { NoteLink, QuotedWords } from './QuotedWords'
import { Warned } from './Warned'

type Props = { body: DocumentJson; evidence: ReadonlyMap<string, Evidence> }

/** The body of an edition with its notes numbered and each quotation beside how it is known. */
export function RecordText({ body, evidence }: Props) {
  const of = (type: string, id: string) => evidence.get(keyOf({ type, id })) ?? null
  return (
    <RichText
      document={body}
      parts={{
        quotation: ({ quotation, number, children }) => (
          <QuotedWords quotation={quotation} number={number} evidence={of('QUOTATION', quotation.id)}>
            {children}
          </QuotedWords>
        ),
        citation: ({ number }) => <NoteLink number={number} id={`mark-${number}`} />,
        sensitive: ({ warning, children }) => (
          <Warned warning={warning} of="this passage">
            {children}
          </Warned>
        ),
      }}
    />
  )
}
