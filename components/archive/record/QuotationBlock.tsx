import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Runs } from '@/components/text/Runs'
import { useTranslator } from '@/components/ui/use-translator'
import type { Moment } from '@/lib/editions/copies/moments'
import { type Evidence, keyOf, shortChainOf } from '@/lib/editions/evidence'
import { type Direction, directionOf, languageName, type QuotationAttributes } from '@/lib/text'
import { directionOfText } from '@/lib/text/direction'
import { anchorId } from './anchors'
import { CardHead, EvidenceCard } from './EvidenceCard'
import { EvidenceDetails } from './EvidenceDetails'
import type { CardPlace } from './margin'
import { QuotedMoment } from './Recording'

type Props = {
  quotation: QuotationAttributes
  number: number
  direction: Direction
  evidence: Evidence | null
  /** Where its card is on a wide screen. */
  place: CardPlace
  /** The recording that it is a passage of; null for other quotations. */
  moment: Moment | null
  children: ReactNode
}

const langOf = (language: string | null) => (language && language !== 'und' ? language : undefined)
const startsWithMark = /^\s*[“"«„‘'»「『]/

/**
 * Words of a source, the most prominent part of the page: in quotation marks, with the original beside a translation, who said them, and after
 * them how they are known. A paraphrase has no quotation marks and no <blockquote>, and says whose report it retells.
 */
export function QuotationBlock({ quotation, number, direction, evidence, place, moment, children }: Props) {
  const { language, mode, original } = quotation
  const isParaphrase = mode === 'PARAPHRASE'
  const Words = isParaphrase ? 'div' : 'blockquote'
  const anchor = anchorId(keyOf({ type: 'QUOTATION', id: quotation.id }), evidence?.warnings ?? 0)
  const hasMarks = !isParaphrase && !startsWithMark.test(evidence?.subject.wording ?? '')
  return (
    <div className="quotation" data-place={evidence ? place : undefined}>
      <figure id={anchor} className={isParaphrase ? 'quoted paraphrase' : 'quoted'}>
        {isParaphrase && evidence && <Reported evidence={evidence} />}
        <div className={original ? 'beside-original' : undefined}>
          <Words
            lang={langOf(language)}
            dir={direction}
            className={hasMarks ? 'words marked' : 'words'}
            data-mode={mode}
          >
            <p className="whitespace-pre-line">
              <span className="said">{children}</span>
              <NoteLink number={number} id={anchorId(`mark-${number}`, evidence?.warnings ?? 0)} />
            </p>
          </Words>
          {original && <Original original={original} evidence={evidence} />}
        </div>
        <Caption quotation={quotation} evidence={evidence} anchor={anchor} />
        {moment && <QuotedMoment id={quotation.id} moment={moment} warnings={evidence?.warnings ?? 0} />}
      </figure>
      {evidence && place === 'LINE' && (
        <>
          <CardHead evidence={evidence} />
          <EvidenceDetails evidence={evidence} warnings={evidence.warnings} isStateShown />
        </>
      )}
      {evidence && place !== 'LINE' && <EvidenceCard evidence={evidence} />}
    </div>
  )
}

/** "As reported in The Morning Post": whose report a paraphrase retells. */
function Reported({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('archive.quotation')
  const locale = useLocale()
  return (
    <p lang={locale} dir={directionOf(locale)} className="reported">
      {t.rich('reportedIn', { source: () => <ShortSource evidence={evidence} /> })}
    </p>
  )
}

function ShortSource({ evidence }: { evidence: Evidence }) {
  return <Runs runs={shortChainOf(evidence, useTranslator())} />
}

type CaptionProps = Pick<Props, 'quotation' | 'evidence'> & { anchor: string }

/** Its source, how it was changed, and its permanent address. */
function Caption({ quotation: { mode, original, translator }, evidence, anchor }: CaptionProps) {
  const t = useTranslations('archive.quotation')
  const locale = useLocale()
  return (
    <figcaption lang={locale} dir={directionOf(locale)}>
      {mode !== 'PARAPHRASE' && evidence && (
        <span className="said-by">
          <ShortSource evidence={evidence} />
        </span>
      )}
      {mode === 'PARAPHRASE' && <span>{t('paraphrase')}</span>}
      {mode === 'ABRIDGED' && <span>{t('abridged')}</span>}
      {mode === 'TRANSLATION' && (
        <span>
          {translator ? t('translated', { translator }) : t('translatorUnknown')}
          {!original && ` ${t('noOriginal')}`}
        </span>
      )}
      <span className="acts screen-only">
        <a href={`#${anchor}`} aria-label={t('linkTo')}>
          {t('link')}
        </a>
        {mode !== 'PARAPHRASE' && (
          <button
            type="button"
            hidden
            suppressHydrationWarning
            data-copies={anchor}
            data-copied={t('copied')}
          >
            {t('copy')}
          </button>
        )}
      </span>
    </figcaption>
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
      <footer lang={locale} dir={directionOf(locale)}>
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
    <sup id={id} className="note-link">
      <a href={`#note-${number}`} aria-label={t('note', { number })}>
        {number}
      </a>
    </sup>
  )
}
