import { When } from '@/components/desk/When'
import { fileSize } from '@/components/holdings/file-size'
import { Fact } from '@/components/ui/Fact'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { useTranslator } from '@/components/ui/use-translator'
import type { MediaEntry } from '@/lib/media/queries'
import { mediaKindOf } from '@/lib/media/types'

/** What a media file is, who added it, and the records and pages that show it. */
export function MediaFacts({ media }: { media: MediaEntry }) {
  const t = useTranslator()
  return (
    <>
      <section aria-labelledby="file">
        <h2 id="file" className="font-serif text-xl font-semibold">
          {t('media.entry.file')}
        </h2>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <Fact label={t(`media.kinds.${mediaKindOf(media.mediaType)}`)}>
            {t('media.line', { kind: media.mediaType, size: t(fileSize(media.size)) })}
            {media.width !== null && media.height !== null && (
              <span className="block">{t('media.dots', { width: media.width, height: media.height })}</span>
            )}
          </Fact>
          <Fact label={t('media.entry.added')}>
            <bdi>{media.createdBy}</bdi>
            <span className="block">
              <When at={media.createdAt} />
            </span>
          </Fact>
          <Fact label={t('media.entry.hash')}>
            <code className="break-all text-sm">{media.sha256}</code>
          </Fact>
        </dl>
        {media.canDownload && (
          <div className="mt-4 space-y-2">
            <LinkButton href={`/api/media/${media.id}/original`}>{t('media.entry.original')}</LinkButton>
            <p className="text-sm text-quiet">{t('media.entry.originalHint')}</p>
          </div>
        )}
      </section>
      <section aria-labelledby="uses">
        <h2 id="uses" className="font-serif text-xl font-semibold">
          {t('media.entry.usedIn')}
        </h2>
        {media.uses.length + media.pages.length + media.hiddenPages === 0 && (
          <p className="mt-2 text-quiet">{t('media.entry.unused')}</p>
        )}
        <ul className="mt-2 space-y-2">
          {media.uses.map(({ id, title, inDraft, inEdition }) => (
            <li key={id}>
              <Link href={`/desk/records/${id}`} className="link">
                <bdi>{title}</bdi>
              </Link>
              <span className="block text-sm text-quiet">
                {t('media.entry.use', {
                  inDraft: inDraft ? 'yes' : 'no',
                  inEdition: inEdition ? 'yes' : 'no',
                })}
              </span>
            </li>
          ))}
          {media.pages.map(({ id, title, isNewest, isLive }) => (
            <li key={id}>
              {media.canOpenPages ? (
                <Link href={`/desk/settings/pages/${id}`} className="link">
                  <bdi>{title}</bdi>
                </Link>
              ) : (
                <bdi>{title}</bdi>
              )}
              <span className="block text-sm text-quiet">
                {t('media.entry.usePage', { where: isLive ? 'live' : isNewest ? 'newest' : 'earlier' })}
              </span>
            </li>
          ))}
          {media.hiddenPages > 0 && <li>{t('media.entry.hiddenPages', { count: media.hiddenPages })}</li>}
        </ul>
      </section>
    </>
  )
}
