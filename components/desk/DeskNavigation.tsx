import { useTranslations } from 'next-intl'
import type { Permission } from '@/lib/access'
import { areasFor } from './areas'
import { DeskKeys } from './DeskKeys'
import { DeskLinks, type Member } from './DeskLinks'

type Props = {
  archive: string
  member: Member
  /** The number of notifications and questions that the member hasn't seen. */
  unseen: number
  may: (permission: Permission) => boolean
}

/** The navigation of the staff pages: on the left of a wide screen; on a narrow one a closed list that opens without JavaScript. */
export function DeskNavigation({ archive, member, unseen, may }: Props) {
  const t = useTranslations('desk')
  const areas = areasFor(may)
  return (
    <>
      <details className="border-b border-line bg-panel lg:hidden">
        <summary className="flex min-h-12 items-center justify-between px-4 font-medium">
          <span className="font-serif text-lg">{archive}</span>
          <span>{t('menu')}</span>
        </summary>
        <nav aria-label={t('navigation')} className="px-2 pb-4">
          <DeskLinks areas={areas} member={member} unseen={unseen} />
        </nav>
      </details>
      <nav
        aria-label={t('navigation')}
        className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-e border-line bg-panel px-3 py-5 lg:flex"
      >
        <a href="/" className="mb-5 px-2 font-serif text-xl font-semibold tracking-tight">
          {archive}
        </a>
        <DeskLinks areas={areas} member={member} unseen={unseen} />
        <DeskKeys areas={areas} />
      </nav>
    </>
  )
}
