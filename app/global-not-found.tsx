import type { Metadata } from 'next'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import ArchiveLayout from './(archive)/layout'
import ArchiveNotFound, { generateMetadata as archiveMetadata } from './(archive)/not-found'

export { viewport } from './(archive)/layout'

// Rendered on request: a build has no database to read the archive's name from.
export const dynamic = 'force-dynamic'

/** Adds the name of the archive to the title, because this page is outside the layout that does so. */
export async function generateMetadata(): Promise<Metadata> {
  const [t, archive, metadata] = await Promise.all([getTranslator(), archiveSettings(), archiveMetadata()])
  return { ...metadata, title: `${t('archive.notFound.title')} · ${archiveName(archive, t)}` }
}

/** The page for unknown addresses, in the frame of the archive. */
export default function PageNotFound() {
  return (
    <ArchiveLayout>
      <ArchiveNotFound />
    </ArchiveLayout>
  )
}
