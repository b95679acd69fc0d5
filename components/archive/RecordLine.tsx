import type { ReactNode } from 'react'
import { Dotted } from '@/components/ui/Dotted'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import { UnapiId } from './Unapi'

type Props = {
  slug: string
  kind: string
  title: string
  attribution: string
  language?: string
  /** Number of the earlier edition that it links to; null for the current edition. */
  edition?: number | null
  /** The year that it is about. */
  when?: string | null
  /**
   * Whether reference managers are offered it. Not on the page of another record: they take the items that a page names and leave out the page
   * itself.
   */
  isCitable?: boolean
  children?: ReactNode
}

/** A record in a list: its kind, its title, and who published or adopted it. */
export function RecordLine({
  slug,
  kind,
  title,
  attribution,
  language,
  edition = null,
  when = null,
  isCitable = true,
  children,
}: Props) {
  const t = useTranslator()
  const to = useAddress()
  const path = edition === null ? `/records/${slug}` : `/records/${slug}/editions/${edition}`
  return (
    <>
      <p className="text-xs text-quiet">
        <Dotted>
          {t(kindLabel(kind))}
          {when}
        </Dotted>
      </p>
      <h3
        className="font-serif text-xl leading-snug"
        lang={language === 'und' ? undefined : language}
        dir="auto"
      >
        <a href={to(path)} className="decoration-1 underline-offset-4 hover:underline">
          {title}
        </a>
      </h3>
      {isCitable && <UnapiId path={path} />}
      {attribution && (
        <p lang={language === 'und' ? undefined : language} dir="auto" className="text-quiet">
          {attribution}
        </p>
      )}
      {children}
    </>
  )
}
