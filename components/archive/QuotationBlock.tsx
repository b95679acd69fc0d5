import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import type { Evidence } from '@/lib/editions/evidence'
import { type Direction, directionOf, languageName, type QuotationAttributes } from '@/lib/text'
import { directionOfText } from '@/lib/text/direction'
import { anchorId } from './anchors'
import { EvidenceDetails } from './EvidenceDetails'

type Props = {
  quotation: QuotationAttributes
  number: number
  direction: Direction
  evidence: Evidence | null
  children: ReactNode
}

const langOf = (language: string | null) => (language && language !== 'und' ? language : undefined)

/** A quotation, the most prominent part of the page, with the original beside a translation and its evidence. */
export function QuotationBlock({ quotation, number, direction, evidence, children }: Props) {
  const t = useTranslations('archive.quotation')
  const locale = useLocale()
  const { language, mode, original, translator } = quotation
  return (
    <figure id={anchorId(`mark-${number}`, evidence?.warnings ?? 0)} className="quoted">
      <div className={original ? 'grid gap-x-8 gap-y-4 md:grid-cols-2' : undefined}>
        <blockquote lang={langOf(language)} dir={direction} className="words" data-mode={mode}>
          <p className="whitespace-pre-line">
            {children}
            <NoteLink number={number} />
          </p>
        </blockquote>
        {original && <Original original={original} evidence={evidence} />}
      </div>
      {mode !== 'VERBATIM' && (
        <figcaption lang={locale} dir={directionOf(locale)} className="mt-1 font-sans text-sm text-quiet">
          {mode === 'PARAPHRASE' && <p>{t('paraphrase')}</p>}
          {mode === 'ABRIDGED' && <p>{t('abridged')}</p>}
          {mode === 'TRANSLATION' && (
            <p>{translator ? t('translated', { translator }) : t('translatorUnknown')}</p>
          )}
          {mode === 'TRANSLATION' && !original && <p>{t('noOriginal')}</p>}
        </figcaption>
      )}
      {evidence && (
        <div className="how-beside">
          <EvidenceDetails evidence={evidence} warnings={evidence.warnings} />
        </div>
      )}
    </figure>
  )
}

function Original({ original, evidence }: { original: string; evidence: Evidence | null }) {
  const t = useTranslations('archive.quotation')
  const render = useTranslator()
  const locale = useLocale()
  const language = evidence?.passage?.language ?? null
  return (
    <blockquote lang={langOf(language)} dir={directionOfText(original, language)} className="words original">
      <p className="whitespace-pre-line">{original}</p>
      <footer lang={locale} dir={directionOf(locale)} className="mt-1 font-sans text-xs text-quiet">
        {langOf(language)
          ? t('originalIn', { language: languageName(language ?? '', render) })
          : t('original')}
      </footer>
    </blockquote>
  )
}

/** The number of a note in the text, as a link to the note. */
export function NoteLink({ number, id }: { number: number; id?: string }) {
  const t = useTranslations('archive.record')
  return (
    <sup id={id} className="font-sans">
      <a
        href={`#note-${number}`}
        aria-label={t('note', { number })}
        className="ps-px no-underline hover:underline"
      >
        {number}
      </a>
    </sup>
  )
}
