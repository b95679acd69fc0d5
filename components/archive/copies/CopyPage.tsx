import { useTranslations } from 'next-intl'
import { sourceReportPath } from '@/components/reports/report-path'
import { Dotted } from '@/components/ui/Dotted'
import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import type { PublicCopy } from '@/lib/editions/copies/copy-page'
import { usedIn } from '@/lib/editions/copies/pieces'
import { holdingLabel } from '@/lib/holdings/schema'
import { directionOf } from '@/lib/text'
import { joinedWarnings } from '@/lib/text/content-warnings'
import { ContentWarning } from '../record/ContentWarning'
import { Player, Transcript } from '../record/Recording'
import { CopyWords, UsedBy } from './CopyWords'
import { copyPath } from './copy-path'

/** A page of an archive copy: its image beside its text, with the passages that records use marked and linked to them. */
export function CopyPage({ copy }: { copy: PublicCopy }) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  const { source, holding, page, pages, locator, warnings, isWarned, recording } = copy
  const title = String(source.csl.title ?? t('source.untitled'))
  const content = <CopyContent copy={copy} />
  return (
    <article>
      <p className="kicker">
        <Dotted>
          {holdingLabel(holding.kind, render)}
          {locator && formatLocator(locator, render)}
        </Dotted>
      </p>
      <h1 className="page-title" dir="auto">
        <a href={to(`/sources/${source.id}`)} className="hover:underline">
          {title}
        </a>
      </h1>
      <p className="mt-2 text-quiet">
        <Dotted>
          {holding.obtainedFrom && (
            <span className="inline-block first-letter:uppercase">
              {t('evidence.obtainedFrom', { origin: holding.obtainedFrom })}
            </span>
          )}
          {holding.rights && t('source.rights', { rights: holding.rights })}
        </Dotted>
      </p>
      <div className="mt-8">
        {recording && <Player source={source.id} holding={holding.id} title={title} recording={recording} />}
        {recording?.cues ? (
          <Transcript recording={recording} path={copyPath(source.id, holding.id)} />
        ) : isWarned ? (
          <ContentWarning
            warning={joinedWarnings(warnings) || t('unverified.behindWarning')}
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
      <p className="screen-only mt-8 text-sm">
        <a
          href={to(sourceReportPath(source.id, { copy: holding.id, page }))}
          rel="nofollow"
          className="link inline-block py-0.5"
        >
          {render('reports.report')}
        </a>
      </p>
    </article>
  )
}

function CopyContent({ copy }: { copy: PublicCopy }) {
  const t = useTranslations('archive.copy')
  const { source, holding, language, page, pieces, isWarned, image } = copy
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
          <CopyWords pieces={pieces} anchors={isWarned ? null : seen} />
        </div>
        <UsedBy used={usedIn(pieces)} />
      </div>
    </div>
  )
}
