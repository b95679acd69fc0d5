import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, numberingOf } from '@/lib/text'
import { anchorId, evidenceAnchor } from './anchors'
import { EvidenceDetails } from './EvidenceDetails'

type Props = {
  body: DocumentJson
  evidence: ReadonlyMap<string, Evidence>
  /** The number of content warnings that enclose the notes. */
  warnings: number
}

/** The notes of a text in order, each with a link back. The evidence of a quotation is beside the quotation, not here. */
export function Notes({ body, evidence, warnings }: Props) {
  const t = useTranslations('archive.record')
  const numbers = numberingOf(body)
  const notes = [...evidence.values()].filter(({ subject }) => numbers.has(subject.id))
  const ordered = notes.toSorted(
    (a, b) => (numbers.get(a.subject.id) ?? 0) - (numbers.get(b.subject.id) ?? 0),
  )
  if (ordered.length === 0) return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="section-title">
        {t('notes')}
      </h2>
      <ol className="mt-4 max-w-3xl list-none space-y-3">
        {ordered.map((note) => (
          <Note
            key={keyOf(note.subject)}
            note={note}
            number={numbers.get(note.subject.id) ?? 0}
            warnings={warnings}
          />
        ))}
      </ol>
    </section>
  )
}

type NoteProps = { note: Evidence; number: number; warnings: number }

function Note({ note, number, warnings }: NoteProps) {
  const t = useTranslations('archive')
  const { subject, chain } = note
  return (
    <li id={`note-${number}`} className="grid grid-cols-[2rem_minmax(0,1fr)] font-serif text-base">
      <a
        href={`#${anchorId(`mark-${number}`, warnings)}`}
        aria-label={t('record.backToMark', { number })}
        className="text-quiet tabular-nums hover:underline"
      >
        {number}
      </a>
      <div>
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
      </div>
    </li>
  )
}
