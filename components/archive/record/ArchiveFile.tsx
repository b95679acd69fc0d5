import { PublicFile, StaffFile } from '@/components/text/TextFile'
import type { FileAttributes } from '@/lib/text/attributes'
import { fileAddress, fileTypes } from '@/lib/text/file-address'
import { ContentWarning } from './ContentWarning'

/** Where an edition is: its path, and how a path of the archive is written as a whole. */
export type EditionPlace = { path: string; addressOf: (path: string) => string }

/** A recording or document in the text of an edition, closed behind its content warning if it has one. `place` is null for a draft. */
export function ArchiveFile({
  file,
  number,
  place,
  isTranscriptFirst = false,
}: {
  file: FileAttributes
  number: number
  place: EditionPlace | null
  /** True where its transcript is before its player. */
  isTranscriptFirst?: boolean
}) {
  const shown = place ? (
    <PublicFile
      file={file}
      number={number}
      isTranscriptFirst={isTranscriptFirst}
      edition={place.path}
      printed={place.addressOf(fileAddress(file.sha256, file.mediaType))}
    />
  ) : (
    <StaffFile file={{ ...file, warning: '' }} number={number} isTranscriptFirst={isTranscriptFirst} />
  )
  if (file.warning === '') return shown
  const part = fileTypes[file.mediaType][0] === 'DOCUMENT' ? 'document' : 'recording'
  return (
    <ContentWarning warning={file.warning} part={part}>
      {shown}
    </ContentWarning>
  )
}
