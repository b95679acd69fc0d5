/** What stands at the end of every public page. */
export function ArchiveFooter() {
  return (
    <footer className="screen-only border-t border-line text-quiet">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-8 sm:px-6">
        <p className="max-w-prose">
          The archive records who said what, where and when, and who checked it. It asserts nothing itself.
        </p>
        <ul className="flex flex-wrap gap-x-5">
          <li>
            <a href="/about" className="inline-block py-1 hover:underline">
              How this archive is checked
            </a>
          </li>
          <li>
            <a href="/unverified" className="inline-block py-1 hover:underline">
              What could not be verified
            </a>
          </li>
          <li>
            <a href="/desk" className="inline-block py-1 hover:underline" rel="nofollow">
              Desk
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
