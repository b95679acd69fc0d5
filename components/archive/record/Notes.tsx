import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RichText } from '@/components/text/RichText'
import { Runs } from '@/components/text/Runs'
import { langOf } from '@/components/text/text-marks'
import { useTranslator } from '@/components/ui/use-translator'
import { notesInSequence } from '@/lib/citations/note-sequence'
import { noteForms } from '@/lib/citations/note-styles'
import type { Run } from '@/lib/citations/runs'
import { cslOf, type Evidence, keyOf } from '@/lib/editions/evidence'
import type { NoteStyle } from '@/lib/settings/schema'
import { type DocumentJson, directionOf, type NoteEntry, notesOf } from '@/lib/text'
import { knownThrough } from '@/lib/text/chain'
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
  style: NoteStyle
}

/** The notes of a text in order, each with a link back. The evidence of a quotation is beside the quotation, not here. */
export function Notes({ body, language, evidence, warnings, style }: Props) {
  const t = useTranslations('archive.record')
  const notes = notesOf(body)
  const known = (type: string, id: string) => evidence.get(keyOf({ type, id }))
  const render = useTranslator()
  const sequenced = notes.flatMap(({ type, id, number, cites, warning }) =>
    (type === 'footnote' ? cites : [id]).flatMap((one) => {
      const found = known(type === 'quotation' ? 'QUOTATION' : 'CITATION', one)
      if (!found) return []
      const { subject } = found
      return [
        {
          id: keyOf(subject),
          chain: subject.chain,
          known: knownThrough(subject.quotation?.mode ?? null),
          number,
          isHidden: type === 'footnote' && warning !== null,
        },
      ]
    }),
  )
  const works = [...evidence.values()].flatMap(({ hops }) => hops.flatMap(({ source }) => source ?? []))
  const inSequence = notesInSequence(
    sequenced,
    new Map(works.map((source) => [source.id, cslOf(source)])),
    style,
    render,
  )
  const shown = notes.flatMap((note) => {
    const { type, id, number, cites } = note
    const shared = { number, warnings }
    if (type === 'footnote')
      return (
        <Footnote
          key={id}
          note={note}
          language={language}
          inSequence={inSequence}
          cited={
            new Map(
              cites.flatMap((cite) => known('CITATION', cite) ?? []).map((one) => [one.subject.id, one]),
            )
          }
          {...shared}
        />
      )
    const found = known(type === 'quotation' ? 'QUOTATION' : 'CITATION', id)
    return found ? (
      <Note
        key={id}
        note={found}
        runs={noteForms[style].end(inSequence.get(keyOf(found.subject)) ?? found.chain, render)}
        {...shared}
      />
    ) : (
      []
    )
  })
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="section-title">
        {t('notes')}
      </h2>
      <ol className="mt-4 max-w-text list-none space-y-3">{shown}</ol>
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
      <div className="pe-3">{children}</div>
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
  /** What it cites as notes in order give it: short where an earlier note has it in full. */
  inSequence: ReadonlyMap<string, Run[]>
  number: number
  warnings: number
}

/** A footnote: its text with what it cites in brackets, behind the warning of its passage; then how each of it is known. */
function Footnote({
  note: { node, warning, language: own },
  language,
  cited,
  inSequence,
  number,
  warnings,
}: FootnoteProps) {
  const spoken = own ?? language
  const text = (
    <div lang={langOf(spoken)} dir={directionOf(spoken)}>
      <RichText
        document={{ type: 'doc', content: [{ type: 'paragraph', content: node.content ?? [] }] }}
        language={spoken}
        parts={{
          quotation: () => null,
          sensitive: () => null,
          citation: ({ citation }) => {
            const evidence = cited.get(citation.id)
            return evidence ? (
              <Cited runs={inSequence.get(keyOf(evidence.subject)) ?? evidence.chain} />
            ) : null
          },
        }}
      />
    </div>
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

const Cited = ({ runs }: { runs: readonly Run[] }) => (
  <>
    {' ('}
    <Runs runs={runs} />)
  </>
)

type NoteProps = { note: Evidence; runs: readonly Run[]; number: number; warnings: number }

function Note({ note, runs, number, warnings }: NoteProps) {
  const t = useTranslations('archive')
  const { subject } = note
  return (
    <Item number={number} back={anchorId(`mark-${number}`, warnings)}>
      <p className="oldstyle-nums">
        <Runs runs={runs} />
      </p>
      {subject.type === 'QUOTATION' ? (
        <a
          href={`#${anchorId(evidenceAnchor(subject), warnings)}`}
          className="screen-only font-sans text-xs text-quiet underline underline-offset-3"
        >
          {t('evidence.howWeKnow')}
        </a>
      ) : (
        <EvidenceDetails evidence={note} warnings={warnings} />
      )}
    </Item>
  )
}
