import { useLocale } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'
import { filled, type Run } from '@/lib/citations/runs'
import { shortName } from '@/lib/citations/short-name'
import { cslOf, type Evidence, type EvidenceHop } from '@/lib/editions/evidence'
import type { Translator } from '@/lib/messages/translator'
import { directionOf } from '@/lib/text/language'
import { EvidenceDetails } from './EvidenceDetails'

type Props = { evidence: Evidence }

/** The state of a quotation in a sentence. */
export function CardHead({ evidence }: Props) {
  const t = useTranslator()
  const locale = useLocale()
  return (
    <div lang={locale} dir={directionOf(locale)} className="card-head">
      <StateMark state={evidence.state}>{t(`labels.evidence.${evidence.state}`)}</StateMark>
      <p>
        <Runs runs={stateSentence(evidence, t)} />
      </p>
    </div>
  )
}

/** The state of a quotation in a sentence, and how it is known. */
export function EvidenceCard({ evidence }: Props) {
  return (
    <div className="card">
      <CardHead evidence={evidence} />
      <EvidenceDetails evidence={evidence} warnings={evidence.warnings} isStateShown />
    </div>
  )
}

const nameOf = (hop: EvidenceHop | undefined, t: Translator): Run[] =>
  hop?.source ? shortName(cslOf(hop.source), t) : [{ text: t('citations.unknownSource') }]

/** "We have not seen The Morning Post. We rely on A note on the flood." */
function stateSentence({ state, hops, passage }: Evidence, t: Translator): Run[] {
  const [original, through] = [nameOf(hops[0], t), nameOf(hops.at(-1), t)]
  if (hops.length > 1) return filled('archive.evidence.reliesOn', { original, through }, t)
  if (state === 'UNCHECKED') return filled('archive.evidence.notCompared', { source: original }, t)
  return filled(`archive.evidence.${passage ? 'checkedCopy' : 'checkedSource'}`, { source: original }, t)
}
