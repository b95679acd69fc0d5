import { Notice } from '@/components/ui/Notice'

/** The words of a 404. */
export function NothingHere() {
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
