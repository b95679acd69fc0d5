import type { Metadata } from 'next'
import ArchiveLayout from './(archive)/layout'
import ArchiveNotFound from './(archive)/not-found'

export { viewport } from './(archive)/layout'

export const metadata: Metadata = { title: 'There is nothing at this address · Stele' }

/** Addresses that nothing answers, in the archive's own frame and words. */
export default function NothingHere() {
  return (
    <ArchiveLayout>
      <ArchiveNotFound />
    </ArchiveLayout>
  )
}
