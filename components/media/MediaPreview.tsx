import { StaffFile } from '@/components/text/TextFile'
import type { MediaEntry } from '@/lib/media/queries'
import { fileTypeOf } from '@/lib/text/file-address'

/**
 * A recording with its player or a document to open, so that one hears, sees or reads it before one describes it; closed where it has a content
 * warning. Nothing for an image, which its form shows.
 */
export function MediaPreview({ media }: { media: MediaEntry }) {
  const mediaType = fileTypeOf(media.mediaType)
  if (!mediaType) return null
  const { sha256, size, filename, warning } = media
  return (
    <div className="mb-6 max-w-2xl">
      <StaffFile
        number={1}
        file={{
          ...{ sha256, mediaType, size, title: filename, warning },
          // The form below has what is said about it.
          ...{ description: null, credit: '', rights: '', transcript: [], language: null },
        }}
      />
    </div>
  )
}
