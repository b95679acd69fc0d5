import { useLocale, useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatNote } from '@/lib/citations/format'
import { cslOf, type Evidence, type EvidenceHop, keyOf } from '@/lib/editions/evidence'
import { locatorSchema } from '@/lib/text/chain'
import { directionOf } from '@/lib/text/language'
import { anchorId, evidenceAnchor } from './anchors'
import { Corrections } from './Corrections'
import { PassageInCopy } from './PassageInCopy'
import { Verdicts } from './Verdicts'

type Props = {
  evidence: Evidence
  /** The number of content warnings that enclose it on its page. */
  warnings: number
}

/** The state of a statement; when opened, its chain, the passage in the archive copy, the verdicts and corrections. */
export function EvidenceDetails({ evidence, warnings }: Props) {
  const t = useTranslations('archive.evidence')
  const label = useTranslator()
  const locale = useLocale()
  const to = useAddress()
  const { subject, state, chain, hops, passage } = evidence
  return (
    <details
      id={anchorId(evidenceAnchor(subject), warnings)}
      lang={locale}
      dir={directionOf(locale)}
      className="how font-sans text-sm"
    >
      <summary className="inline-flex flex-wrap items-baseline gap-x-2 rounded py-1 text-quiet hover:text-ink">
        <StateMark state={state}>{label(`labels.evidence.${state}`)}</StateMark>
        <span className="inline-flex items-baseline gap-1.5 text-xs underline decoration-edge underline-offset-3">
          <DisclosureSign />
          {t('howWeKnow')}
        </span>
      </summary>
      <div className="mt-2 space-y-4 rounded border border-line bg-panel p-4 leading-normal">
        {hops.length > 1 && (
          <p>
            <Runs runs={chain} />.
          </p>
        )}
        <ol className={hops.length > 1 ? 'space-y-2 border-s-2 border-line ps-3' : undefined}>
          {hops.map((hop) => (
            <Step key={hop.sourceId} hop={hop} />
          ))}
        </ol>
        {passage && <PassageInCopy passage={passage} />}
        <Verdicts evidence={evidence} />
        <Corrections corrections={evidence.corrections} />
        <p className="screen-only">
          <a href={to(`${evidence.edition}/cite#${keyOf(subject)}`)} className="link">
            {t('cite')}
          </a>
        </p>
      </div>
    </details>
  )
}

function Step({ hop: { source, sourceId, locator, access } }: { hop: EvidenceHop }) {
  const t = useTranslations('archive.evidence')
  const to = useAddress()
  const render = useTranslator()
  const place = locatorSchema.safeParse(locator)
  return (
    <li>
      <a href={to(`/sources/${sourceId}`)} className="link">
        {source ? (
          <Runs runs={formatNote(cslOf(source), place.success ? place.data : null, render)} />
        ) : (
          t('source')
        )}
      </a>
      <span className="block text-quiet">{render(`labels.accessSentence.${access}`)}</span>
    </li>
  )
}
