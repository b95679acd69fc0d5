/** What stands in the place of a list without an entry: there is none at all, or none on this page. */
export function PastTheLast({ page, first }: { page: number; first: string }) {
  if (page === 1) return <p className="mt-4 text-quiet">None at present.</p>
  return (
    <p className="mt-4 text-quiet">
      This page is past the last one.{' '}
      <a href={first} className="link">
        Go to the first page
      </a>
    </p>
  )
}
