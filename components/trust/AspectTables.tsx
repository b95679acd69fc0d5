import { useTranslator } from '@/components/ui/use-translator'
import { type Kappa, LEAST_PAIRS } from '@/lib/method/agreement'
import type { CheckedAspect } from '@/lib/method/checking'
import { NumberTable } from './NumberTable'

type Props = { aspects: readonly CheckedAspect[] }

/** How many statements have a verdict on each aspect, and which. */
export function CheckedAspects({ aspects }: Props) {
  const t = useTranslator()
  const number = (value: number) => t('trust.method.number', { value })
  const column = (name: 'aspect' | 'judged' | 'verified' | 'unseen' | 'byTwo') =>
    t(`trust.method.columns.${name}`)
  return (
    <NumberTable
      caption={t('trust.method.checked.caption')}
      heads={[column('aspect'), column('judged'), column('verified'), column('unseen'), column('byTwo')]}
      rows={aspects.map(({ aspect, judged, verified, unseen, byTwo }) => ({
        name: t(`archive.aspect.${aspect}`),
        cells: [judged, verified, unseen, byTwo].map(number),
      }))}
    />
  )
}

/** How often two reviewers agreed on each aspect, of how many, with kappa or the reason why there is none. */
export function AgreementTable({ aspects }: Props) {
  const t = useTranslator()
  const kappaText = (kappa: Kappa) =>
    'value' in kappa
      ? t('trust.method.agreement.kappa', { value: kappa.value })
      : t(`trust.method.agreement.noKappa.${kappa.missing}`, { least: LEAST_PAIRS })
  return (
    <NumberTable
      caption={t('trust.method.agreement.title')}
      heads={[
        t('trust.method.columns.aspect'),
        t('trust.method.columns.agreed'),
        t('trust.method.columns.kappa'),
      ]}
      rows={aspects.map(({ aspect, agreement: { pairs, agreed, kappa } }) => ({
        name: t(`archive.aspect.${aspect}`),
        cells: [
          t('trust.method.agreement.agreed', { agreed, pairs, part: pairs === 0 ? 0 : agreed / pairs }),
          kappaText(kappa),
        ],
      }))}
    />
  )
}
