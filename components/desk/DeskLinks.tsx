'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import type { DeskArea } from './areas'

export type Member = { name: string; role: string }

type Props = { areas: readonly DeskArea[]; member: Member; unseen: number }

const item =
  'block rounded px-2 py-1.5 hover:bg-line aria-[current=page]:bg-line aria-[current=page]:font-medium'

/** Links to the areas, the current one marked, and to the member's account. */
export function DeskLinks({ areas, member, unseen }: Props) {
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
            {id === 'desk' && unseen > 0 && (
              <span className="ms-2 rounded bg-accent px-1.5 py-0.5 text-xs font-medium text-paper tabular-nums">
                <span aria-hidden="true">{unseen}</span>
                <span className="sr-only">{t('unseen', { count: unseen })}</span>
              </span>
            )}
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
