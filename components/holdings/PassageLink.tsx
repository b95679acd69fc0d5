import { Link } from '@/components/ui/Link'
import { directionOf } from '@/lib/text'

type Props = {
  href: string
  exact: string
  /** Of the words; left out where it is not known. */
  language?: string
  /** What is said before the words are shown; null when they stand openly. */
  warning: string | null
}

/** Leads to a passage by its first words, or by the warning that stands before them. */
export function PassageLink({ href, exact, language, warning }: Props) {
  if (warning)
    return (
      <Link href={href} className="link">
        A passage with a content warning: {warning}
      </Link>
    )
  return (
    <Link href={href} className="link font-serif" lang={language} dir={language && directionOf(language)}>
      <bdi>{exact.length > 160 ? `${exact.slice(0, 160).toWellFormed()} …` : exact}</bdi>
    </Link>
  )
}
