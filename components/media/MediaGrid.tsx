import { fileSize } from '@/components/holdings/file-size'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { ListedMedia } from '@/lib/media/queries'
import { mediaKindOf } from '@/lib/media/types'
import { staffImageAddress } from '@/lib/text/image-address'

/** The files of the library, newest first: each with its picture, its name and what is missing. */
export function MediaGrid({ media }: { media: readonly ListedMedia[] }) {
  const t = useTranslator()
  return (
    <ul
      aria-label={t('media.caption')}
      className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-4"
    >
      {media.map((one) => (
        <li key={one.id} className="min-w-0">
          <MediaTile media={one} />
          <Link href={`/desk/media/${one.id}`} className="link mt-2 block truncate" title={one.filename}>
            <bdi>{one.filename}</bdi>
          </Link>
          <p className="text-sm text-quiet">
            {t('media.line', {
              kind: t(`media.kinds.${mediaKindOf(one.mediaType)}`),
              size: t(fileSize(one.size)),
            })}
            <br />
            {t('media.uses', { count: one.uses })}
          </p>
          {one.width !== null && one.alternative === null && (
            <p className="text-sm text-alarm">{t('media.undescribed')}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The picture of a file: a square of an image, closed where it has a content warning; the kind of any other file. */
function MediaTile({ media: { sha256, width, mediaType, warning } }: { media: ListedMedia }) {
  const t = useTranslator()
  const tile =
    'flex aspect-square w-full items-center justify-center overflow-hidden rounded-sm border border-line bg-panel p-3 text-center text-quiet'
  if (width === null) return <div className={tile}>{t(`media.kinds.${mediaKindOf(mediaType)}`)}</div>
  if (warning) return <div className={tile}>{warning}</div>
  return (
    // The image is made by the archive itself; the image optimizer of Next can't be signed in.
    <img
      src={staffImageAddress(sha256, 'square', 'webp')}
      alt=""
      loading="lazy"
      decoding="async"
      width={320}
      height={320}
      className="aspect-square h-auto w-full rounded-sm border border-line object-cover"
    />
  )
}
