import { RichText } from '@/components/text/RichText'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, numberingOf } from '@/lib/text'
import { howOf, placeOf } from './places'
import { NoteLink, QuotedWords } from './QuotedWords'
import { Warned } from './Warned'

type Props = {
  body: DocumentJson
  evidence: ReadonlyMap<string, Evidence>
  /** Behind how many content warnings the whole text stands. */
  warnings: number
}

/** The body of an edition with its notes numbered and each quotation beside how it is known. */
export function RecordText({ body, evidence, warnings }: Props) {
  const of = (type: string, id: string) => evidence.get(keyOf({ type, id })) ?? null
  const numbers = numberingOf(body)
  // How a citation is known stands in the notes, outside of the passage.
  const entrances = (id: string) => {
    const quotation = of('QUOTATION', id)
    const names = [`mark-${numbers.get(id)}`, ...(quotation ? [howOf(quotation.subject)] : [])]
    return names.map((name) => placeOf(name, warnings))
  }
  return (
    <RichText
      document={body}
      parts={{
        quotation: ({ quotation, number, children }) => (
          <QuotedWords quotation={quotation} number={number} evidence={of('QUOTATION', quotation.id)}>
            {children}
          </QuotedWords>
        ),
        citation: ({ citation, number }) => (
          <NoteLink
            number={number}
            id={placeOf(`mark-${number}`, of('CITATION', citation.id)?.warnings ?? 0)}
          />
        ),
        sensitive: ({ warning, ids, children }) => (
          <Warned warning={warning} of="this passage" entrances={ids.flatMap(entrances)}>
            {children}
          </Warned>
        ),
      }}
    />
  )
}
