import { useLocale, useTranslations } from 'next-intl'
import { reportPath } from '@/components/reports/report-path'
import { Runs } from '@/components/text/Runs'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatNote } from '@/lib/citations/format'
import { cslOf, type Evidence, type EvidenceHop, keyOf } from '@/lib/editions/evidence'
import { notChecked } from '@/lib/editions/not-checked'
import { isRecordingKind } from '@/lib/holdings/recording-kinds'
import { locatorSchema } from '@/lib/text/chain'
import { directionOf } from '@/lib/text/language'
import { passageInCopyPath } from '../copies/copy-path'
import { PassageInCopy } from '../copies/PassageInCopy'
import { anchorId, evidenceAnchor } from './anchors'
import { Checks } from './Checks'

type Props = {
  evidence: Evidence
  /** The number of content warnings that enclose it on its page. */
  warnings: number
  /** True where the state is shown above it. */
  isStateShown?: boolean
}

/** How a statement is known: its chain, the passage in the archive copy and what is not checked; folded in it, the checks and the copy's hash. */
export function EvidenceDetails({ evidence, warnings, isStateShown = false }: Props) {
  const t = useTranslations('archive.evidence')
  const label = useTranslator()
  const locale = useLocale()
  const to = useAddress()
  const { subject, state, hops, passage, unchecked } = evidence
  const missing = notChecked(unchecked, hops.filter(({ access }) => access === 'NOT_SEEN').length)
  const last = hops.at(-1)
  return (
    <details
      id={anchorId(evidenceAnchor(subject), warnings)}
      lang={locale}
      dir={directionOf(locale)}
      className="how"
    >
      <summary>
        {!isStateShown && <StateMark state={state}>{label(`labels.evidence.${state}`)}</StateMark>}
        <span className="how-label">
          <DisclosureSign />
          {t('howWeKnow')}
        </span>
      </summary>
      <div className="how-content">
        <ol className="chain">
          {hops.map((hop) => (
            <Step key={hop.sourceId} hop={hop} />
          ))}
        </ol>
        {passage && (
          <PassageInCopy
            passage={passage}
            isImageSeen={evidence.verdicts.some(({ pageImage }) => pageImage)}
          />
        )}
        <p className="missing">{missing ? label(missing) : t('allChecked')}</p>
        <p className="acts screen-only">
          {passage && last && passage.exact !== '' && (
            <a
              href={to(
                passage.holding.shown === 'WHOLE'
                  ? passageInCopyPath(last.sourceId, passage.holding.id, passage.id)
                  : `/sources/${last.sourceId}#passage-${passage.id}`,
              )}
            >
              {passage.holding.shown === 'WHOLE' && isRecordingKind(passage.holding.kind)
                ? label('archive.recording.playPassage')
                : t('openCopy')}
            </a>
          )}
          <a href={to(`${evidence.edition}/cite#${keyOf(subject)}`)}>{t('cite')}</a>
          <a href={to(reportPath(evidence.edition, keyOf(subject)))} rel="nofollow">
            {label('reports.report')}
          </a>
        </p>
        <Checks evidence={evidence} />
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
    <li className={access === 'NOT_SEEN' ? undefined : 'seen'}>
      <a href={to(`/sources/${sourceId}`)}>
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
