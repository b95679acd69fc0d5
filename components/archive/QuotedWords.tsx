import type { ReactNode } from 'react'
import type { Evidence } from '@/lib/editions/evidence'
import { directionOf, languageName, type QuotationAttributes } from '@/lib/text'
import { HowWeKnow } from './HowWeKnow'
import { placeOf } from './places'

type Props = {
  quotation: QuotationAttributes
  number: number
  evidence: Evidence | null
  children: ReactNode
}

const langOf = (language: string | null) => (language && language !== 'und' ? language : undefined)

/** Words of a source, the loudest thing on the page, with the original beside a translation and the way to how they are known. */
export function QuotedWords({ quotation, number, evidence, children }: Props) {
  const { language, mode, original, translator } = quotation
  return (
    <figure id={placeOf(`mark-${number}`, evidence?.warnings ?? 0)} className="quoted">
      <div className={original ? 'grid gap-x-8 gap-y-4 md:grid-cols-2' : undefined}>
        <blockquote lang={langOf(language)} dir={directionOf(language)} className="words" data-mode={mode}>
          <p className="whitespace-pre-line">
            {children}
            <NoteLink number={number} />
          </p>
        </blockquote>
        {original && <Original original={original} evidence={evidence} />}
      </div>
      {mode !== 'VERBATIM' && (
        <figcaption lang="en" dir="ltr" className="mt-1 font-sans text-sm text-quiet">
          {mode === 'PARAPHRASE' && <p>In the archive’s own words.</p>}
          {mode === 'ABRIDGED' && <p>Shortened; what is left out is marked.</p>}
          {mode === 'TRANSLATION' && (
            <p>{translator ? `Translated by ${translator}.` : 'Translated; the translator is not named.'}</p>
          )}
          {mode === 'TRANSLATION' && !original && <p>The original wording is not held.</p>}
        </figcaption>
      )}
      {evidence && (
        <div className="how-beside">
          <HowWeKnow evidence={evidence} warnings={evidence.warnings} />
        </div>
      )}
    </figure>
  )
}

function Original({ original, evidence }: { original: string; evidence: Evidence | null }) {
  const language = evidence?.passage?.language ?? null
  return (
    <blockquote lang={langOf(language)} dir={directionOf(language)} className="words original">
      <p className="whitespace-pre-line">{original}</p>
      <footer dir="ltr" lang="en" className="mt-1 font-sans text-xs text-quiet">
        Original{langOf(language) ? `, ${languageName(language ?? '')}` : ''}
      </footer>
    </blockquote>
  )
}

/** The number of a note, leading to it. */
export function NoteLink({ number, id }: { number: number; id?: string }) {
  return (
    <sup id={id} className="font-sans">
      <a
        href={`#note-${number}`}
        aria-label={`Note ${number}`}
        className="ps-px no-underline hover:underline"
      >
        {number}
      </a>
    </sup>
  )
}
