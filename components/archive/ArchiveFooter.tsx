import { useTranslations } from 'next-intl'

/** The footer of every public page. */
export function ArchiveFooter() {
  const t = useTranslations('archive.footer')
  return (
    <footer className="screen-only border-t border-line text-quiet">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-8 sm:px-6">
        <p className="max-w-prose">{t('purpose')}</p>
        <ul className="flex flex-wrap gap-x-5">
          <li>
            <a href="/about" className="inline-block py-1 hover:underline">
              {t('about')}
            </a>
          </li>
          <li>
            <a href="/unverified" className="inline-block py-1 hover:underline">
              {t('unverified')}
            </a>
          </li>
          <li>
            <a href="/desk" className="inline-block py-1 hover:underline" rel="nofollow">
              {t('desk')}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  )
}
