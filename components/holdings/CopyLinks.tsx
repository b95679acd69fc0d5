import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/LinkButton'

type Props = {
  /** The page of the copy. */
  here: string
  /** The offset of the text that is shown; null for a copy without a text. */
  textFrom: number | null
  mayWrite: boolean
}

/** The pages on which a member works with a copy: making records of its passages, and correcting or typing its text. */
export function CopyLinks({ here, textFrom, mayWrite }: Props) {
  const t = useTranslations('holdings')
  const isWithText = textFrom !== null
  return (
    <p className="mt-6 flex flex-wrap gap-3">
      {isWithText && (
        <LinkButton href={`${here}/work`} look="primary">
          {t('work.title')}
        </LinkButton>
      )}
      {mayWrite && (
        <LinkButton href={isWithText ? `${here}/text?from=${textFrom}` : `${here}/text`}>
          {t(isWithText ? 'copyText.title' : 'copyText.titleOfNew')}
        </LinkButton>
      )}
    </p>
  )
}
