import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RichText } from '@/components/text/RichText'
import { Runs } from '@/components/text/Runs'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, type NoteEntry, notesOf } from '@/lib/text'
import { anchorId, evidenceAnchor } from './anchors'
import { ContentWarning } from './ContentWarning'
import { EvidenceDetails } from './EvidenceDetails'
import { PermalinkTo } from './Permalink'

type Props = {
  body: DocumentJson
  language: string
  evidence: ReadonlyMap<string, Evidence>
  /** The number of content warnings that enclose the notes. */
  warnings: number
}

/** The notes of a text in order, each with a link back. The evidence of a quotation is beside the quotation, not here. */
export function Notes({ body, language, evidence, warnings }: Props) {
  const t = useTranslations('archive.record')
  const notes = notesOf(body)
  const known = (type: string, id: string) => evidence.get(keyOf({ type, id }))
  const shown = notes.flatMap((note) => {
    const { type, id, number, cites } = note
    const shared = { number, warnings }
    if (type === 'footnote')
      return (
        <Footnote
          key={id}
          note={note}
          language={language}
          cited={
            new Map(
              cites.flatMap((cite) => known('CITATION', cite) ?? []).map((one) => [one.subject.id, one]),
            )
          }
          {...shared}
        />
      )
    const found = known(type === 'quotation' ? 'QUOTATION' : 'CITATION', id)
    return found ? <Note key={id} note={found} {...shared} /> : []
  })
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="section-title">
        {t('notes')}
      </h2>
      <ol className="mt-4 max-w-3xl list-none space-y-3">{shown}</ol>
    </section>
  )
}

type ItemProps = { number: number; back: string; children: ReactNode }

function Item({ number, back, children }: ItemProps) {
  const t = useTranslations('archive')
  return (
    <li id={`note-${number}`} className="grid grid-cols-[2rem_minmax(0,1fr)_auto] font-serif text-base">
      <a
        href={`#${back}`}
        aria-label={t('record.backToMark', { number })}
        className="text-quiet tabular-nums hover:underline"
      >
        {number}
      </a>
      <div>{children}</div>
      <PermalinkTo id={`note-${number}`} label={t('record.linkToNote', { number })}>
        #
      </PermalinkTo>
    </li>
  )
}

type FootnoteProps = {
  note: NoteEntry
  language: string
  cited: ReadonlyMap<string, Evidence>
  number: number
  warnings: number
}

/** A footnote: its text with what it cites in brackets, behind the warning of its passage; then how each of it is known. */
function Footnote({ note: { node, warning }, language, cited, number, warnings }: FootnoteProps) {
  const text = (
    <RichText
      document={{ type: 'doc', content: [{ type: 'paragraph', content: node.content ?? [] }] }}
      language={language}
      parts={{
        quotation: () => null,
        sensitive: () => null,
        citation: ({ citation }) => <Cited evidence={cited.get(citation.id)} />,
      }}
    />
  )
  return (
    <Item number={number} back={anchorId(`mark-${number}`, warnings + Number(warning !== null))}>
      {warning === null ? (
        text
      ) : (
        <ContentWarning warning={warning} part="passage">
          {text}
        </ContentWarning>
      )}
      {[...cited.values()].map((evidence) => (
        <EvidenceDetails key={keyOf(evidence.subject)} evidence={evidence} warnings={warnings} />
      ))}
    </Item>
  )
}

const Cited = ({ evidence }: { evidence: Evidence | undefined }) =>
  evidence ? (
    <>
      {' ('}
      <Runs runs={evidence.chain} />)
    </>
  ) : null

type NoteProps = { note: Evidence; number: number; warnings: number }

function Note({ note, number, warnings }: NoteProps) {
  const t = useTranslations('archive')
  const { subject, chain } = note
  return (
    <Item number={number} back={anchorId(`mark-${number}`, warnings)}>
      <p className="oldstyle-nums">
        <Runs runs={chain} />.
      </p>
      {subject.type === 'QUOTATION' ? (
        <a
          href={`#${anchorId(evidenceAnchor(subject), warnings)}`}
          className="font-sans text-xs text-quiet underline underline-offset-3"
        >
          {t('evidence.howWeKnow')}
        </a>
      ) : (
        <EvidenceDetails evidence={note} warnings={warnings} />
      )}
    </Item>
  )
}
