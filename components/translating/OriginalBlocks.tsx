import { useTranslations } from 'next-intl'
import type { FormAction } from '@/components/desk/use-form'
import { Differences } from '@/components/records/revisions/Differences'
import { placesIn, RichText } from '@/components/text/RichText'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { Beside, BesideBlock } from '@/lib/records/translating/queries'
import { directionOf, languageName, type NodeJson } from '@/lib/text'
import { FollowForm } from './FollowForm'

type Props = {
  recordId: string
  beside: Beside
  /** Null where the translation can't be changed by this member. */
  follow: FormAction | null
}

/** True for a block of nothing but words: with what changed marked in them, they aren't shown a second time. */
const isShownByRuns = ({ type, content = [] }: NodeJson, { runs }: BesideBlock) =>
  runs.length > 0 &&
  (type === 'paragraph' || type === 'heading') &&
  content.every((one) => one.type === 'text')

/** The original of a translation, block by block, with what changed in it since the version that the translation follows. */
export function OriginalBlocks({ recordId, beside, follow }: Props) {
  const t = useTranslations('editor.original')
  const translate = useTranslator()
  const { original, content, version, follows, isBehind, blocks, followed, removed, details } = beside
  const places = placesIn(content.body)
  const changes = blocks.filter(({ is }) => is !== 'SAME').length + removed.length + details.length
  const removedAt = (index: number) =>
    removed
      .filter(({ at, text }) => at === index && text !== '')
      .map(({ text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two blocks with the same words can be removed
        <p key={place} className="my-2 text-sm">
          <span lang={translate.locale} dir={directionOf(translate.locale)} className="text-quiet">
            {t('removed')}
          </span>{' '}
          <del>{text}</del>
        </p>
      ))
  return (
    <>
      <div className="mb-4 space-y-2 border-b border-line pb-4">
        <h2 className="text-lg font-semibold">
          {t.rich('title', {
            title: original.title || translate('records.untitled'),
            language: languageName(original.language, translate),
            link: (chunks) => (
              <Link href={`/desk/records/${original.id}`} className="link" lang={original.language}>
                <bdi>{chunks}</bdi>
              </Link>
            ),
          })}
        </h2>
        <p className="text-quiet">
          {t('version', {
            shown: version?.number ?? 0,
            follows: follows ?? 0,
            state: version === null ? 'draft' : follows === null ? 'unknown' : isBehind ? 'behind' : 'same',
            changes,
          })}
        </p>
        {details.length > 0 && <Differences differences={details} />}
        {follow && version && isBehind && (
          <FollowForm recordId={recordId} version={version} action={follow} />
        )}
      </div>
      <div
        lang={content.language}
        dir={directionOf(content.language)}
        data-followed={JSON.stringify(followed)}
      >
        {content.summary && <p className="mb-3 text-quiet">{content.summary}</p>}
        {content.body.content.map((node, index) => {
          const block = blocks[index]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place
            <div key={index}>
              {removedAt(index)}
              <div data-original-block={index} data-was={block?.was ?? ''} className="original-block">
                <button
                  type="button"
                  data-go
                  lang={translate.locale}
                  className="original-number"
                  aria-label={t('go', { number: index + 1 })}
                >
                  {index + 1}
                </button>
                <div className="min-w-0 flex-1">
                  {block && block.is !== 'SAME' && (
                    <p lang={translate.locale} className="text-xs font-medium text-alarm">
                      {t(`is.${block.is}`)}
                    </p>
                  )}
                  {!(block && isShownByRuns(node, block)) && (
                    <div lang={content.language} className="reading">
                      <RichText
                        document={{ type: 'doc', content: [node] }}
                        places={places}
                        language={content.language}
                      />
                    </div>
                  )}
                  {block?.is === 'CHANGED' && (
                    <div lang={translate.locale} dir={directionOf(translate.locale)} className="text-sm">
                      {block.runs.length > 0 ? (
                        <Differences
                          language={content.language}
                          differences={[{ label: t('words'), runs: block.runs, isReplaced: false }]}
                        />
                      ) : (
                        <p className="text-quiet">{t('sameWords')}</p>
                      )}
                    </div>
                  )}
                </div>
              </div>
            </div>
          )
        })}
        {removedAt(content.body.content.length)}
      </div>
    </>
  )
}
