import { useTranslator } from '@/components/ui/use-translator'
import { message } from '@/lib/messages/message'
import { aspectWords } from '@/lib/review/aspects'

const labels: Readonly<Record<string, { label: string }>> = aspectWords

type Props = {
  /** Required aspects without a valid verdict. An aspect that no longer exists is shown by its id. */
  aspects: readonly string[]
  /** How many sources of the chain were not seen. */
  unseen?: number
}

/** "Not checked: wording and the original source."; nothing when everything required was checked and seen. */
export function NotChecked({ aspects, unseen = 0 }: Props) {
  const t = useTranslator()
  const names = aspects.map((aspect) => labels[aspect]?.label ?? aspect)
  const originals = unseen > 0 ? [message('archive.evidence.originals', { count: unseen })] : []
  const what = [...names, ...originals]
  return what.length > 0 ? t('archive.evidence.notChecked', { what }) : null
}
