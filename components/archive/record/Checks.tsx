import { useTranslations } from 'next-intl'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { Dotted } from '@/components/ui/Dotted'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import { formatDay } from '@/lib/dates'
import type { Evidence } from '@/lib/editions/evidence'
import type { ShownPassage } from '@/lib/editions/masking/masked-edition'
import { holdingLabel } from '@/lib/holdings/schema'
import { aspectQuestion, outcomeLabel } from '@/lib/review/verdicts/aspects'
import { languageName } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'
import { Corrections } from '../Corrections'

/** Who checked what and when, by aspect, the corrections, and the archive copy with its hash. Closed until the reader opens it. */
export function Checks({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('archive.evidence')
  const { verdicts, corrections, passage } = evidence
  if (verdicts.length === 0 && corrections.length === 0 && !passage) return null
  return (
    <details className="checks">
      <summary>
        <DisclosureSign />
        {verdicts.length > 0 ? <Summary verdicts={verdicts} /> : t('copyAndHash')}
      </summary>
      <div className="how-content">
        <Verdicts verdicts={verdicts} />
        <Corrections corrections={corrections} />
        {passage && <Copy passage={passage} />}
      </div>
    </details>
  )
}

type Given = Pick<Evidence, 'verdicts'>

/** "Checks, the last on 20 November 2026". */
function Summary({ verdicts }: Given) {
  const t = useTranslator()
  const last =
    verdicts
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? ''
  return t('archive.evidence.checks', { count: verdicts.length, day: formatDay(last, t) })
}

/** Aspects and outcomes that no longer exist are shown by their id. */
function Verdicts({ verdicts }: Given) {
  const t = useTranslator()
  if (verdicts.length === 0) return null
  return (
    <dl className="space-y-2">
      {[...Map.groupBy(verdicts, ({ aspect }) => aspect)].map(([aspect, given]) => (
        <div key={aspect}>
          <dt className="text-quiet">{aspectQuestion(aspect, t)}</dt>
          {given.map((verdict) => (
            <dd key={`${verdict.at} ${verdict.role}`}>
              <Dotted>
                {outcomeLabel(verdict.outcome, t)}
                {t('archive.evidence.by', { role: verdict.role })}
                <time dateTime={verdict.at}>{formatDay(verdict.at, t)}</time>
              </Dotted>
              {verdict.note && (
                <span className="block text-quiet">{t('archive.evidence.note', { text: verdict.note })}</span>
              )}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

function Copy({ passage: { holding, locator, language } }: { passage: ShownPassage }) {
  const t = useTranslations('archive.evidence')
  const render = useTranslator()
  const place = locatorSchema.safeParse(locator)
  return (
    <p className="text-xs text-quiet">
      <Dotted>
        {holdingLabel(holding.kind, render)}
        {place.success && formatLocator(place.data, render)}
        {languageName(language, render)}
        {holding.obtainedFrom && t('obtainedFrom', { origin: holding.obtainedFrom })}
        {holding.rights}
      </Dotted>
      <span className="block break-all">
        {holding.sha256 === '' ? (
          t('hashWithheld')
        ) : (
          <>
            {t('hash')} <code className="font-mono">{holding.sha256}</code>
          </>
        )}
      </span>
    </p>
  )
}
