import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { directionOf } from '@/lib/text'
import { shortened } from '@/lib/text/shortened'

type Props = {
  href: string
  exact: string
  /** Language of the text, if known. */
  language?: string
  /** The content warning of the text; null when it has none. */
  warning: string | null
}

/** Links a passage by the beginning of its text, or by its content warning. */
export function PassageLink({ href, exact, language, warning }: Props) {
  const t = useTranslations('holdings.passages')
  if (warning)
    return (
      <Link href={href} className="link">
        {t('warned', { warning })}
      </Link>
    )
  return (
    <Link href={href} className="link font-serif" lang={language} dir={language && directionOf(language)}>
      <bdi>{shortened(exact, 160)}</bdi>
    </Link>
  )
}
