import { StaffFile } from '@/components/text/TextFile'
import type { MediaEntry } from '@/lib/media/queries'
import { fileTypeOf, fileTypes } from '@/lib/text/file-address'
import { MediaPages } from './MediaPages'

/**
 * A recording with its player or the pages of a document, so that one hears, sees or reads it before one describes it; closed where it has a
 * content warning. Nothing for an image, which its form shows.
 */
export function MediaPreview({ media }: { media: MediaEntry }) {
  const mediaType = fileTypeOf(media.mediaType)
  if (!mediaType) return null
  const { sha256, size, filename, warning } = media
  const file = (
    <StaffFile
      number={1}
      file={{
        ...{ sha256, mediaType, size, title: filename, warning: '' },
        // The form has what is said about it.
        ...{ description: null, credit: '', rights: '', transcript: [], language: null },
      }}
    />
  )
  const shown = (
    <div className="mb-6 max-w-2xl">
      {fileTypes[mediaType][0] === 'DOCUMENT' && <MediaPages sha256={sha256} />}
      {file}
    </div>
  )
  if (warning === '') return shown
  return (
    <details className="mb-6">
      <summary>{warning}</summary>
      {shown}
    </details>
  )
}
