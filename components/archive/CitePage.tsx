import { useLocale, useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { keyOf, readingOf } from '@/lib/editions/evidence'
import { type Citing, citationsOfEdition, citationsOfStatement } from '@/lib/exchange/citing/citations'
import { WHOLE } from '@/lib/exchange/citing/formats'
import { editionPath } from '@/lib/exchange/citing/item'
import { shownTitle } from '@/lib/records/supplied-title'
import { keyOf as nameKey, publicNamesOf } from '@/lib/review/subject-names'
import { isolatedIn } from '@/lib/text/isolated'
import { evidenceAnchor } from './record/anchors'
import { CitationList } from './record/CitationList'
import { UnapiId } from './Unapi'

/** The citations of an edition and of each statement in it, in every style. No text of a statement is repeated here. */
export function CitePage({ citing }: { citing: Citing }) {
  const t = useTranslator()
  const to = useAddress()
  const text = useTranslations('archive.cite')
  const { edition } = citing
  const path = editionPath(edition)
  const reading = readingOf(edition, t)
  const { sources } = reading
  const evidence = [...reading.evidence.values()]
  const names = publicNamesOf(
    evidence.map(({ subject }) => subject),
    edition.content.body,
  )
  return (
    <article>
      <UnapiId path={path} />
      {sources.map(({ source }) => (
        <UnapiId key={source.id} path={`/sources/${source.id}`} />
      ))}
      <h1 className="page-title">
        {text('titleOf', { title: isolatedIn(useLocale(), shownTitle(edition.content)) })}
      </h1>
      <p className="mt-4 max-w-measure text-quiet">{text('intro', { number: edition.number })}</p>
      <section aria-labelledby="whole" className="mt-10">
        <h2 id="whole" className="section-title">
          {text('whole')}
        </h2>
        <CitationList citations={citationsOfEdition(citing, t)} edition={path} of={WHOLE} />
      </section>
      {evidence.map((one) => {
        const { subject } = one
        const key = keyOf(subject)
        const name = names.get(nameKey(subject))
        return (
          <section key={key} aria-labelledby={key} className="mt-10">
            <h2 id={key} className="section-title">
              {name && t(name)}
            </h2>
            <p className="screen-only mt-2">
              <a href={to(`${path}#${evidenceAnchor(subject)}`)} className="link">
                {text('inRecord')}
              </a>
            </p>
            <CitationList citations={citationsOfStatement(one, citing, t)} edition={path} of={key} />
          </section>
        )
      })}
      <p className="mt-10">
        <a href={to(path)} className="link">
          {t('archive.editions.read')}
        </a>
      </p>
    </article>
  )
}
