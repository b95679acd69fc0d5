import type { ReactNode } from 'react'
import { Runs } from '@/components/text/Runs'
import { Dotted } from '@/components/ui/Dotted'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { plain } from '@/lib/citations/runs'
import { listedAttribution } from '@/lib/records/kinds/fields'
import { kindLabel } from '@/lib/records/kinds/labels'
import { UnapiId } from './Unapi'

type Props = {
  slug: string
  kind: string
  title: string
  attribution: string
  /** The fields from which the line is made again in the language of the page; nothing where only the stored line is known. */
  fields?: unknown
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
  fields = null,
  language,
  edition = null,
  when = null,
  isCitable = true,
  children,
}: Props) {
  const t = useTranslator()
  const to = useAddress()
  const line = fields === null ? plain(attribution) : listedAttribution(kind, fields, t)
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
      {line.length > 0 && (
        <p className="text-quiet">
          <Runs runs={line} />
        </p>
      )}
      {children}
    </>
  )
}
