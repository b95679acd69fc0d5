import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { FoundQuotation } from '@/lib/search/matches'
import type { Found } from '@/lib/search/queries'
import { isolatedIn } from '@/lib/text/isolated'
import { RecordLine } from '../RecordLine'
import { Snippet } from './Snippet'

/** A found record: the quotation that matches with its state, or its text, or where else the match is. */
export function FoundRecord({ record }: { record: Found }) {
  const t = useTranslator()
  const { slug, kind, title, attribution, fields, language, snippet, quotation, warning, isElsewhere, date } =
    record
  return (
    <RecordLine {...{ slug, kind, title, attribution, fields, language }} when={yearOf(date)}>
      {quotation ? (
        <MatchingQuotation slug={slug} quotation={quotation} language={language} />
      ) : (
        snippet.length > 0 && <Snippet parts={snippet} language={language} />
      )}
      {warning !== null && (
        <p className="mt-1 text-quiet">
          {t('archive.search.behindWarning', { warning: isolatedIn(t.locale, warning) })}
        </p>
      )}
      {isElsewhere && <p className="mt-1 text-quiet">{t('archive.search.elsewhere')}</p>}
    </RecordLine>
  )
}

/** The year of a date; null where none is given, which the line below the title says. */
function yearOf(date: Found['date']): string | null {
  const years = date?.edtf?.match(/(?<!\d)\d{4}(?!\d)/g) ?? []
  const [first, last] = [years[0], years.at(-1)]
  if (!first) return null
  return first === last ? first : `${first}–${last}`
}

type Quoted = { slug: string; quotation: FoundQuotation; language: string }

/** Words of a source are in quotation marks; a paraphrase is not. */
function MatchingQuotation({ slug, quotation, language }: Quoted) {
  const t = useTranslator()
  const to = useAddress()
  const { number, mode, state, parts } = quotation
  return (
    <div className={mode === 'PARAPHRASE' ? 'found-paraphrase' : 'found-quotation'}>
      <Snippet parts={parts} language={quotation.language ?? language} isQuoted={mode !== 'PARAPHRASE'} />
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 text-xs text-quiet">
        <span>{t(`archive.search.mode.${mode}`)}</span>
        <StateMark state={state}>{t(`labels.evidence.${state}`)}</StateMark>
        <a href={to(`/records/${slug}#mark-${number}`)} className="link">
          {t('archive.search.readThere')}
        </a>
      </p>
    </div>
  )
}
