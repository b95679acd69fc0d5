import { useTranslations } from 'next-intl'
import { PageImage } from '@/components/review/page-image/PageImage'
import { hasPageImages } from '@/lib/holdings/page-image-types'

type Props = {
  id: string
  mediaType: string
  filename: string
  page: number
  /** True to mark the words that the program which read the page was unsure of. */
  showsUnsure?: boolean
}

/** A copy as it looks or sounds: a picture, a page of a PDF, a recording. Nothing for other documents. */
export function CopyView({ id, mediaType, filename, page, showsUnsure = false }: Props) {
  const t = useTranslations('holdings.view')
  const file = `/api/holdings/${id}/file`
  const label = t('label', { filename })
  if (hasPageImages(mediaType))
    return (
      <PageImage
        key={page}
        holdingId={id}
        spans={[{ page, start: 0, end: 0, words: '' }]}
        showsUnsure={showsUnsure}
      />
    )
  if (mediaType.startsWith('audio/'))
    // biome-ignore lint/a11y/useMediaCaption: its text is on this page, or is being typed here
    return <audio controls preload="metadata" src={file} aria-label={label} className="w-full" />
  if (mediaType.startsWith('video/'))
    // biome-ignore lint/a11y/useMediaCaption: its text is on this page, or is being typed here
    return <video controls preload="metadata" src={file} aria-label={label} className="w-full" />
  return null
}
