import type { Permission } from '@/lib/access'
import { areasFor } from './areas'
import { DeskKeys } from './DeskKeys'
import { DeskLinks, type Member } from './DeskLinks'

type Props = { archive: string; member: Member; may: (permission: Permission) => boolean }

/** Left on a wide screen; on a narrow one a closed list that opens without a script. `member` stands at its foot. */
export function DeskNavigation({ archive, member, may }: Props) {
  const areas = areasFor(may)
  return (
    <>
      <details className="border-b border-line bg-panel lg:hidden">
        <summary className="flex min-h-12 items-center justify-between px-4 font-medium">
          <span className="font-serif text-lg">{archive}</span>
          <span>Menu</span>
        </summary>
        <nav aria-label="Desk" className="px-2 pb-4">
          <DeskLinks areas={areas} member={member} />
        </nav>
      </details>
      <nav
        aria-label="Desk"
        className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-e border-line bg-panel px-3 py-5 lg:flex"
      >
        <a href="/" className="mb-5 px-2 font-serif text-xl font-semibold tracking-tight">
          {archive}
        </a>
        <DeskLinks areas={areas} member={member} />
        <DeskKeys areas={areas} />
      </nav>
    </>
  )
}
