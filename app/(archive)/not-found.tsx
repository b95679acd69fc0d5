import type { Metadata } from 'next'
import { Notice } from '@/components/ui/Notice'

export const metadata: Metadata = { title: 'There is nothing at this address' }

export default function ArchiveNotFound() {
  return (
    <Notice title="There is nothing at this address">
      <p>
        It may have been mistyped, or it may never have been published. Whatever was published here once keeps
        its address.
      </p>
      <p>
        <a href="/records" className="link">
          Search the archive
        </a>{' '}
        or go to the{' '}
        <a href="/" className="link">
          first page
        </a>
        .
      </p>
    </Notice>
  )
}
