import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDay } from '@/lib/dates'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { genreOf } from '@/lib/records/kinds/fields'

/** A citation of this edition, whose address never changes. */
export function citationOf(
  { content, kind, number, publishedAt }: PublicEdition,
  address: string,
  archive: string,
  t: Translator,
): string {
  const title = /[.?!]$/.test(content.title) ? content.title : `${content.title}.`
  return t('archive.cite.entry', {
    title,
    kind: genreOf(kind, content.fields, t),
    archive,
    number,
    day: formatDay(publishedAt, t),
    address,
  })
}

type Props = { edition: PublicEdition; address: string; archive: string }

export function CiteThis({ edition, address, archive }: Props) {
  const t = useTranslator()
  const text = useTranslations('archive.cite')
  return (
    <section aria-labelledby="cite">
      <h2 id="cite" className="section-title">
        {text('title')}
      </h2>
      <p id="citation" className="mt-3 max-w-measure font-serif text-base oldstyle-nums select-all">
        {citationOf(edition, address, archive, t)}
      </p>
      <button
        type="button"
        hidden
        suppressHydrationWarning
        data-copies="citation"
        data-copied={text('copied')}
        className="screen-only mt-2 rounded border border-edge px-3 py-1.5 hover:bg-panel"
      >
        {text('copy')}
      </button>
    </section>
  )
}
