'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import type { DeskArea } from './areas'

export type Member = { name: string; role: string }

const item =
  'block rounded px-2 py-1.5 hover:bg-line aria-[current=page]:bg-line aria-[current=page]:font-medium'

/** Links to the areas, the current one marked, and to the member's account. */
export function DeskLinks({ areas, member }: { areas: readonly DeskArea[]; member: Member }) {
  const t = useTranslations('desk')
  const pathname = usePathname()
  const current = (href: string) =>
    pathname === href || (href !== '/desk' && pathname.startsWith(`${href}/`)) ? 'page' : undefined
  return (
    <ul className="flex grow flex-col gap-0.5">
      {areas.map(({ id, href }) => (
        <li key={href}>
          <Link href={href} aria-current={current(href)} className={item}>
            {t(`areas.${id}`)}
          </Link>
        </li>
      ))}
      <li className="mt-6 border-t border-line pt-3 lg:mt-auto">
        {/* An ordinary navigation: public pages don't run the scripts of the staff pages. */}
        <a href="/" className={item}>
          {t('publicArchive')}
        </a>
      </li>
      <li>
        <Link href="/desk/account" aria-current={current('/desk/account')} className={item}>
          {member.name}
          <span className="block text-xs">{t('signedInAs', { role: member.role })}</span>
        </Link>
      </li>
    </ul>
  )
}
