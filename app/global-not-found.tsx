import type { Metadata } from 'next'
import { ARCHIVE_NAME } from '@/components/archive/name'
import ArchiveLayout from './(archive)/layout'
import ArchiveNotFound, { metadata as told } from './(archive)/not-found'

export { viewport } from './(archive)/layout'

// This page is not within the layout that gives titles their ending.
export const metadata: Metadata = { ...told, title: `${told.title} · ${ARCHIVE_NAME}` }

/** Addresses that nothing answers, in the archive's own frame and words. */
export default function NothingHere() {
  return (
    <ArchiveLayout>
      <ArchiveNotFound />
    </ArchiveLayout>
  )
}
