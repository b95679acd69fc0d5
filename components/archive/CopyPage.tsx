import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import type { CopyPiece, PublicCopy } from '@/lib/editions/copies/copy-page'
import type { PageUse } from '@/lib/editions/copies/uses'
import { holdingLabel } from '@/lib/holdings/schema'
import { directionOf } from '@/lib/text'
import { ContentWarning } from './ContentWarning'
import { copyPath } from './copy-path'

/** A page of an archive copy: its image beside its text, with the passages that records use marked and linked to them. */
export function CopyPage({ copy }: { copy: PublicCopy }) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  const { source, holding, page, pages, locator, warnings, isWarned } = copy
  const title = String(source.csl.title ?? t('source.untitled'))
  const content = <CopyContent copy={copy} />
  return (
    <article>
      <p className="kicker">
        {holdingLabel(holding.kind, render)}
        {locator && ` · ${formatLocator(locator, render)}`}
      </p>
      <h1 className="page-title" dir="auto">
        <a href={to(`/sources/${source.id}`)} className="hover:underline">
          {title}
        </a>
      </h1>
      <p className="mt-2 text-quiet">
        {[
          holding.obtainedFrom && t('evidence.obtainedFrom', { origin: holding.obtainedFrom }),
          holding.rights && t('source.rights', { rights: holding.rights }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="mt-8">
        {isWarned ? (
          <ContentWarning
            warning={warnings.join(' · ') || t('unverified.behindWarning')}
            part="text"
            anchors={usedIn(copy.pieces).map(({ passageId }) => `passage-${passageId}`)}
          >
            {content}
          </ContentWarning>
        ) : (
          content
        )}
      </div>
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => to(`${copyPath(source.id, holding.id)}?page=${number}`)}
      />
    </article>
  )
}

const usedIn = (pieces: readonly CopyPiece[]): PageUse[] => [
  ...new Map(pieces.flatMap(({ used }) => (used ? [[used.passageId, used]] : []))).values(),
]

function CopyContent({ copy }: { copy: PublicCopy }) {
  const t = useTranslations('archive.copy')
  const to = useAddress()
  const { source, holding, language, page, pieces, isWarned, image } = copy
  const used = usedIn(pieces)
  const seen = new Set<string>()
  return (
    <div className={image === 'NONE' ? 'copy-page' : 'copy-page has-image'}>
      {image === 'SHOWN' && (
        <figure className="copy-image">
          {/* Lazy, so that an image behind a closed warning isn't fetched. */}
          <img
            src={`${copyPath(source.id, holding.id)}/image?page=${page}`}
            alt={t('image', { page })}
            loading="lazy"
            decoding="async"
          />
        </figure>
      )}
      {image === 'WITHHELD' && <p className="copy-image text-quiet">{t('imageWithheld')}</p>}
      <div>
        <div
          lang={language === 'und' ? undefined : language}
          dir={directionOf(language)}
          className="copy-text"
        >
          {pieces.map((piece) => (
            <Piece key={piece.start} piece={piece} anchor={isWarned ? null : anchorOf(piece, seen)} />
          ))}
        </div>
        {used.map(({ passageId, records }) => (
          <p key={passageId} className="mt-3">
            {records.map(({ slug, title, earlier, statement }) => (
              <a
                key={`${slug} ${statement}`}
                dir="auto"
                href={to(
                  `/records/${slug}${earlier === null ? '' : `/editions/${earlier}`}#how-${statement}`,
                )}
                className="link me-4 inline-block py-0.5"
              >
                {title}
              </a>
            ))}
          </p>
        ))}
      </div>
    </div>
  )
}

/** The id of the first piece of a passage. */
function anchorOf({ used }: CopyPiece, seen: Set<string>): string | null {
  if (!used || seen.has(used.passageId)) return null
  seen.add(used.passageId)
  return `passage-${used.passageId}`
}

function Piece({ piece: { text, used, isWithheld }, anchor }: { piece: CopyPiece; anchor: string | null }) {
  const shown: ReactNode = isWithheld ? <span className="text-quiet">{text}</span> : text
  return used ? <mark id={anchor ?? undefined}>{shown}</mark> : shown
}
