'use client'

import { usePathname } from 'next/navigation'
import { Link } from '@/components/ui/Link'
import type { DeskArea } from './areas'

export type Member = { name: string; role: string }

const item =
  'block rounded px-2 py-1.5 hover:bg-line aria-[current=page]:bg-line aria-[current=page]:font-medium'

/** The rooms of the desk, the present one marked, and who is signed in. */
export function DeskLinks({ areas, member }: { areas: readonly DeskArea[]; member: Member }) {
  const pathname = usePathname()
  const current = (href: string) =>
    pathname === href || (href !== '/desk' && pathname.startsWith(`${href}/`)) ? 'page' : undefined
  return (
    <ul className="flex grow flex-col gap-0.5">
      {areas.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} aria-current={current(href)} className={item}>
            {label}
          </Link>
        </li>
      ))}
      <li className="mt-6 border-t border-line pt-3 lg:mt-auto">
        {/* Public pages run none of the desk's scripts: an ordinary navigation. */}
        <a href="/" className={item}>
          Public archive
        </a>
      </li>
      <li>
        <Link href="/desk/account" aria-current={current('/desk/account')} className={item}>
          {member.name}
          <span className="block text-xs">{member.role} · account, sign out</span>
        </Link>
      </li>
    </ul>
  )
}
