import { PublicImage, StaffImage } from '@/components/text/TextImage'
import type { ImageAttributes } from '@/lib/text/attributes'
import { ContentWarning } from './ContentWarning'

type Props = {
  image: ImageAttributes
  /** True for a draft, whose images readers can't open. */
  isPreview?: boolean
}

/** An image in the text of an edition, closed behind its content warning if it has one. */
export function ArchiveImage({ image, isPreview = false }: Props) {
  const shown = isPreview ? <StaffImage image={{ ...image, warning: '' }} /> : <PublicImage image={image} />
  if (image.warning === '') return shown
  return (
    <ContentWarning warning={image.warning} part="image">
      {shown}
    </ContentWarning>
  )
}
