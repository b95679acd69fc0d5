import { pageImageHref } from '@/components/api/page-image'
import { hasPageImages } from '@/lib/holdings/page-image-types'

type Props = { id: string; mediaType: string; isRestricted: boolean }

/**
 * The first page of a copy in small, beside its name. Nothing for a copy without pages, and for a restricted one: each look at it is logged, so
 * it is shown only on request.
 */
export function Thumbnail({ id, mediaType, isRestricted }: Props) {
  if (isRestricted || !hasPageImages(mediaType)) return null
  return (
    // The image is made by the archive itself; the image optimizer of Next can't be signed in.
    <img
      src={pageImageHref(id, 1, 'thumbnail')}
      alt=""
      loading="lazy"
      decoding="async"
      className="max-h-20 w-14 shrink-0 rounded-sm border border-line bg-white object-contain"
    />
  )
}
