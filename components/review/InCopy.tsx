import { surroundings } from '@/components/text/surroundings'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import { CONTEXT } from '@/lib/review/schema'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { directionOf } from '@/lib/text'
import { MarkedText } from './MarkedText'
import { sideTitle, sideWords } from './side'

/** Where the passage stands in the held copy of the reader's desk. */
const copyHref = ({ id, sourceId, holding }: NonNullable<WorkbenchSubject['passage']>) =>
  `/desk/sources/${sourceId}/holdings/${holding.id}?passage=${id}#passage-${id}`

/** The words of the held copy with every difference marked, and the words around them. */
export function InCopy({ laid: { passage, compared, copies } }: { laid: WorkbenchSubject }) {
  const t = useTranslator()
  if (!passage)
    return (
      <div>
        <p className={sideTitle}>In the held copy</p>
        <p className="text-quiet">
          {copies.length > 0
            ? 'No passage of a held copy is bound to this. Say in the note which copy you checked it against.'
            : 'The archive holds no copy of the source. Say in the note which copy you checked it against.'}
        </p>
      </div>
    )
  const { holding, locator } = passage
  const around = surroundings(passage, CONTEXT)
  return (
    <div>
      <p className={sideTitle}>
        In the held copy:{' '}
        <Link href={copyHref(passage)} className="link">
          {t(`labels.holding.${holding.kind}`)}
          {locator && `, ${formatLocator(locator, t)}`}
        </Link>
        {holding.obtainedFrom && `, from ${holding.obtainedFrom}`}
      </p>
      <p className={sideWords} lang={passage.language} dir={directionOf(passage.language)}>
        <span className="text-quiet">{around.before}</span>
        <span data-passage className="bg-panel box-decoration-clone px-0.5">
          {compared ? <MarkedText segments={compared.passage} /> : passage.exact}
        </span>
        <span className="text-quiet">{around.after}</span>
      </p>
    </div>
  )
}
