import { useTranslations } from 'next-intl'
import { endpoints } from '@/lib/exchange/api/endpoints'

const addressFor = (path: string, query: readonly string[]) =>
  `/api/public${path}${query.length > 0 ? `?${query.map((name) => `${name}=`).join('&')}` : ''}`

/** The public API for people: each address with what it answers, and where its description for machines is. */
export function DataPage() {
  const t = useTranslations('archive.api')
  return (
    <article>
      <h1 className="page-title">{t('title')}</h1>
      <p className="mt-4 max-w-measure">{t('lead')}</p>
      <p className="mt-2 max-w-measure">
        {t.rich('openapi', {
          link: (chunks) => (
            <a href="/api/public/openapi.json" className="link">
              {chunks}
            </a>
          ),
        })}
      </p>
      <dl className="mt-8 max-w-text divide-y divide-line border-y border-line">
        {endpoints.map(({ path, id, query = {}, mediaType }) => (
          <div key={path} className="py-3">
            <dt>
              <code dir="ltr" className="font-mono text-sm break-all">
                {addressFor(path, Object.keys(query))}
              </code>
            </dt>
            <dd>
              {t(`endpoints.${id}`)} <span className="text-xs text-quiet">{mediaType}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h2 className="section-title mt-10">{t('rulesTitle')}</h2>
      <ul className="mt-3 max-w-measure list-disc space-y-1 ps-6">
        <li>{t('etag')}</li>
        <li>{t('paging')}</li>
        <li>{t('gone')}</li>
        <li>{t('withheld')}</li>
      </ul>
      <h2 className="section-title mt-10">{t('versionsTitle')}</h2>
      <p className="mt-3 max-w-measure">{t('version2')}</p>
    </article>
  )
}
