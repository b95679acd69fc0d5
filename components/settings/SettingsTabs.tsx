import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'

const places = [
  { href: '/desk/settings', label: 'title' },
  { href: '/desk/settings/pages', label: 'pages.title' },
  { href: '/desk/settings/templates', label: 'templates.title' },
  { href: '/desk/settings/mail', label: 'mail.title' },
  { href: '/desk/settings/webhooks', label: 'webhooks.title' },
  { href: '/desk/settings/servers', label: 'servers.title' },
  { href: '/desk/settings/operation', label: 'operation.title' },
  { href: '/desk/settings/log', label: 'log.title' },
] as const

/** The title of a part of the settings, with links to the others. */
export function SettingsTabs({ here }: { here: (typeof places)[number]['href'] }) {
  const t = useTranslations('settings')
  return (
    <header className="pt-8 pb-6">
      <h1 className="font-serif text-3xl font-semibold">
        {t(places.find(({ href }) => href === here)?.label ?? 'title')}
      </h1>
      <nav aria-label={t('title')} className="mt-4 border-b border-line">
        <ul className="flex flex-wrap gap-x-6">
          {places.map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={href === here ? 'page' : undefined}
                className="-mb-px inline-block border-b-2 border-transparent py-2 hover:border-edge aria-[current=page]:border-ink aria-[current=page]:font-medium"
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
