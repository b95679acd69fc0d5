import { Link } from './Link'

/** The arrow at the beginning of a bar that fills the window, to the page before. `label` says which. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className="inline-flex size-8 items-center justify-center rounded hover:bg-panel"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-4 fill-none stroke-current stroke-2 rtl:-scale-x-100"
      >
        <path d="M9.5 3L4.5 8l5 5M4.5 8H14" />
      </svg>
    </Link>
  )
}
