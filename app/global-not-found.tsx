import type { Metadata } from 'next'
import { ARCHIVE_NAME } from '@/components/archive/name'
import { getTranslator } from '@/lib/messages/language'
import ArchiveLayout from './(archive)/layout'
import ArchiveNotFound, { generateMetadata as archiveMetadata } from './(archive)/not-found'

export { viewport } from './(archive)/layout'

/** Adds the name of the archive to the title, because this page is outside the layout that does so. */
export async function generateMetadata(): Promise<Metadata> {
  const [t, metadata] = await Promise.all([getTranslator(), archiveMetadata()])
  return { ...metadata, title: `${t('archive.notFound.title')} · ${ARCHIVE_NAME}` }
}

/** The page for unknown addresses, in the frame of the archive. */
export default function PageNotFound() {
  return (
    <ArchiveLayout>
      <ArchiveNotFound />
    </ArchiveLayout>
  )
}
