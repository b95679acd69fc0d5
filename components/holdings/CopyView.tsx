import type { ComponentProps } from 'react'
import { PageImage } from '@/components/review/page-image/PageImage'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { recordingKindOf } from '@/lib/holdings/recording-kinds'
import { Recording } from './Recording'

type Props = {
  id: string
  mediaType: string
  filename: string
  page: number
  /** True to mark the words that the program which read the page was unsure of. */
  showsUnsure?: boolean
  /** The text of a recording, divided by its times. */
  transcript?: ComponentProps<typeof Recording>['transcript']
}

/** A copy as it looks or sounds: a picture, a page of a PDF, a recording. Nothing for other documents. */
export function CopyView({ id, mediaType, filename, page, showsUnsure = false, transcript = null }: Props) {
  if (hasPageImages(mediaType))
    return (
      <PageImage
        key={page}
        holdingId={id}
        spans={[{ page, start: 0, end: 0, words: '' }]}
        showsUnsure={showsUnsure}
      />
    )
  const kind = recordingKindOf(mediaType)
  if (kind) return <Recording {...{ id, kind, filename, transcript }} />
  return null
}
