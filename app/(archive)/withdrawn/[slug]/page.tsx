import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { dayOf } from '@/components/archive/words'
import { Notice } from '@/components/ui/Notice'
import { tombstoneOf } from '@/lib/editions/tombstone'

export const revalidate = 60
export const generateStaticParams = () => []
export const metadata: Metadata = pageMetadata({
  title: 'Withdrawn',
  description:
    'What was published at this address has been withdrawn from the archive; when and why is said here.',
  isListed: false,
})

const Day = ({ of }: { of: Date }) => <time dateTime={of.toISOString()}>{dayOf(of)}</time>

/** What stands where a withdrawn record stood (status 410, proxy.ts). */
export default async function Tombstone({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const tombstone = await tombstoneOf(slug)
  if (!tombstone) return <Notice title="There is nothing at this address">It may have been mistyped.</Notice>
  const { withdrawnAt, reason, through, live, erasedAt } = tombstone
  return (
    <Notice title={live ? 'This edition has been withdrawn' : 'This record has been withdrawn'}>
      <p>
        What was published at this address ({through === 1 ? 'edition 1' : `editions 1 to ${through}`}) was
        withdrawn from the archive on <Day of={withdrawnAt} />.{reason && ' The reason given:'}
      </p>
      {reason && <blockquote className="border-s-2 border-edge ps-4 font-serif text-lg">{reason}</blockquote>}
      {erasedAt && (
        <p>
          Its content was erased on <Day of={erasedAt} />.
        </p>
      )}
      <p>
        {live ? (
          <a href={`/records/${slug}`} className="link">
            Read the edition that stands now
          </a>
        ) : (
          <a href="/records" className="link">
            Search the archive
          </a>
        )}
      </p>
    </Notice>
  )
}
