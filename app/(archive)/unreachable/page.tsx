import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { Notice } from '@/components/ui/Notice'

export const metadata: Metadata = pageMetadata({
  title: 'The archive cannot be reached',
  description: 'The archive does not answer at the moment. The address is right; load it again in a minute.',
  isListed: false,
})

/** Shown while the database does not answer (status 503, proxy.ts). */
export default function Unreachable() {
  return (
    <Notice title="The archive cannot be reached at the moment">
      <p>
        Nothing is lost, and the address of this page is right. Please load it again in a minute. If it lasts,
        tell those who keep this archive.
      </p>
    </Notice>
  )
}
