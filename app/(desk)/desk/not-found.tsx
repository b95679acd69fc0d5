import type { Metadata } from 'next'
import { Link } from '@/components/ui/Link'
import { Notice } from '@/components/ui/Notice'

export const metadata: Metadata = { title: 'Nothing here for you' }

export default function DeskNotFound() {
  return (
    <Notice title="There is nothing here that you can see">
      <p>
        The address may be mistyped, what stood here may have been removed, or it may belong to somebody
        else’s work. Nothing of yours was changed.
      </p>
      <p>
        <Link href="/desk/records" className="link">
          Go to the records
        </Link>
      </p>
    </Notice>
  )
}
