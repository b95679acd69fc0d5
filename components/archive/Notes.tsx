import { Runs } from '@/components/text/Runs'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, numberingOf } from '@/lib/text'
import { HowWeKnow } from './HowWeKnow'
import { howOf, placeOf } from './places'

type Props = {
  body: DocumentJson
  evidence: ReadonlyMap<string, Evidence>
  /** Behind how many content warnings the notes stand. */
  warnings: number
}

/** The notes of a text, numbered as in it, each with the way back. A quotation's evidence stands beside its words. */
export function Notes({ body, evidence, warnings }: Props) {
  const numbers = numberingOf(body)
  const notes = [...evidence.values()].filter(({ subject }) => numbers.has(subject.id))
  const ordered = notes.toSorted(
    (a, b) => (numbers.get(a.subject.id) ?? 0) - (numbers.get(b.subject.id) ?? 0),
  )
  if (ordered.length === 0) return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="section-title">
        Notes
      </h2>
      <ol className="mt-4 list-none space-y-3">
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
  const { subject, chain } = note
  return (
    <li id={`note-${number}`} className="grid grid-cols-[2rem_minmax(0,1fr)] font-serif text-base">
      <a
        href={`#${placeOf(`mark-${number}`, warnings)}`}
        aria-label={`Back to mark ${number} in the text`}
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
            href={`#${placeOf(howOf(subject), warnings)}`}
            className="font-sans text-xs text-quiet underline underline-offset-3"
          >
            How we know this
          </a>
        ) : (
          <HowWeKnow evidence={note} warnings={warnings} />
        )}
      </div>
    </li>
  )
}
