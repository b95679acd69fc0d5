import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import type { Message } from '@/lib/messages/message'

type Props = {
  missing: readonly Message[]
  /** The step that the reader is about to take, or that is out of reach. */
  before: 'SUBMIT' | 'PUBLISH'
}

/** Says which steps no member could take with a record, and what to do about it. Renders nothing when each step has someone. */
export function MissingPeople({ missing, before }: Props) {
  const t = useTranslations('review.missing')
  const render = useTranslator()
  if (missing.length === 0) return null
  return (
    <div className="max-w-prose space-y-2" data-missing-people>
      <ul className="space-y-1 font-medium">
        {missing.map((text) => (
          <li key={text.key}>{render(text)}</li>
        ))}
      </ul>
      <p className="text-quiet">{t('hint', { before })}</p>
    </div>
  )
}
