import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDay } from '@/lib/dates'
import { checkersSentence, coverageSentence } from '@/lib/editions/coverage'
import type { Coverage as Numbers } from '@/lib/editions/evidence'
import type { Snapshot } from '@/lib/editions/schema'

type Props = { coverage: Numbers; approved: Snapshot['approved'] }

/** Shows how much of the page was checked, and who approved the text that has no source of its own. */
export function Coverage({ coverage, approved }: Props) {
  const t = useTranslator()
  const text = useTranslations('archive.record')
  return (
    <p className="max-w-measure text-quiet">
      {coverageSentence(coverage, t)} {checkersSentence(coverage, t)}{' '}
      {approved &&
        text.rich('approved', {
          role: approved.role,
          day: formatDay(approved.at, t),
          time: (chunks) => <time dateTime={approved.at}>{chunks}</time>,
        })}
    </p>
  )
}
