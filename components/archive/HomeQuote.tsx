import { Runs } from '@/components/text/Runs'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { HomeQuotation } from '@/lib/editions/home'
import { shownSpeaker } from '@/lib/records/consent/schema'
import { directionOf } from '@/lib/text'
import { WarningNotice } from './record/ContentWarning'

/** One quotation in large letters with its speaker, source and state, and a link to how it is known. */
export function HomeQuote({ quotation }: { quotation: HomeQuotation }) {
  const t = useTranslator()
  const to = useAddress()
  const { slug, id, text, speaker, source, dated, state, notice } = quotation
  const language = quotation.language && quotation.language !== 'und' ? quotation.language : undefined
  const hasMarks = !/^\s*[“"«„‘'»「『]/.test(text)
  return (
    <figure className="home-quote">
      {notice && <WarningNotice warning={notice} />}
      <blockquote
        lang={language}
        dir={language ? directionOf(language) : 'auto'}
        className={hasMarks ? 'words marked' : 'words'}
      >
        <p className="whitespace-pre-line">
          <span className="said">{text}</span>
        </p>
      </blockquote>
      <figcaption>
        {speaker && <span>{shownSpeaker(speaker, t)}</span>}
        <span>
          <Runs runs={source} />
        </span>
        {dated && <span>{dated}</span>}
        <StateMark state={state}>{t(`labels.evidence.${state}`)}</StateMark>
        <a href={to(`/records/${slug}#${id}`)} className="link">
          {t('archive.evidence.howWeKnow')}
        </a>
      </figcaption>
    </figure>
  )
}
