import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { fileSize } from '@/components/holdings/file-size'
import { ListTable } from '@/components/lists/ListTable'
import type { Sorting } from '@/components/lists/SortHead'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { ListColumn } from '@/lib/lists/columns'
import type { ListedMedia } from '@/lib/media/queries'
import { mediaKindOf } from '@/lib/media/types'
import type { Translator } from '@/lib/messages/translator'
import { languageName } from '@/lib/text'
import { staffImageAddress } from '@/lib/text/image-address'

/** A text in one line; the whole of it is on the page of the file. */
const line = (text: string) => text && <bdi className="block max-w-64 truncate">{text}</bdi>

const cells: Record<ListColumn<'media'>, (media: ListedMedia, t: Translator) => ReactNode> = {
  kind: ({ mediaType }, t) => t(`media.kinds.${mediaKindOf(mediaType)}`),
  size: ({ size }, t) => t(fileSize(size)),
  dots: ({ width, height }, t) => width && height && t('media.dots', { width, height }),
  alternative: ({ width, alternative }, t) => {
    if (width === null) return null
    if (alternative === null) return <span className="text-alarm">{t('media.undescribed')}</span>
    return alternative === '' ? (
      <span className="text-quiet">{t('media.table.decorative')}</span>
    ) : (
      line(alternative)
    )
  },
  caption: ({ caption }) => line(caption),
  credit: ({ credit }) => line(credit),
  rights: ({ rights }) => line(rights),
  warning: ({ warning }) => line(warning),
  language: ({ language }, t) => languageName(language, t),
  uses: ({ uses }, t) => t('media.uses', { count: uses }),
  added: ({ createdAt }) => <When at={createdAt} />,
}

type Props = {
  media: readonly ListedMedia[]
  columns: readonly ListColumn<'media'>[]
  sorting: Sorting
}

/** The files of the library, a line each, with these columns. Each can be chosen: the table is in a form. */
export function MediaTable({ media, columns, sorting }: Props) {
  const t = useTranslator()
  return (
    <ListTable
      caption={t('media.caption')}
      entries={media}
      title={t('media.table.name')}
      labelOf={(column) => t(`media.table.${column}`)}
      titleOf={({ filename }) => filename}
      head={(one) => (
        <span className="flex items-center gap-3">
          <Thumbnail media={one} />
          <Link href={`/desk/media/${one.id}`} className="link min-w-0 break-words">
            <bdi>{one.filename}</bdi>
          </Link>
        </span>
      )}
      selects
      {...{ columns, cells, sorting }}
    />
  )
}

/** A square of an image around its focal point. Nothing of one behind a content warning, and of other files. */
function Thumbnail({ media: { sha256, width, warning } }: { media: ListedMedia }) {
  const tile = 'size-8 shrink-0 rounded-sm border border-line bg-panel'
  if (width === null || warning) return <span aria-hidden="true" className={tile} />
  return (
    // The image is made by the archive itself; the image optimizer of Next can't be signed in.
    <img
      src={staffImageAddress(sha256, 'square', 'webp')}
      alt=""
      loading="lazy"
      decoding="async"
      width={32}
      height={32}
      className={`${tile} object-cover`}
    />
  )
}
