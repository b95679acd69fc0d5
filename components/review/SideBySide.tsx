import Link from 'next/link'
import { formatLocator } from '@/lib/citations/format'
import { holdingKindLabels } from '@/lib/holdings/schema'
import { CONTEXT } from '@/lib/review/ground/ground'
import type { LaidOut } from '@/lib/review/queries'
import { directionOf } from '@/lib/text'
import { MarkedText } from './MarkedText'

const modeWords = {
  VERBATIM: 'given word for word',
  ABRIDGED: 'given abridged',
  TRANSLATION: 'given in translation',
  PARAPHRASE: 'given in other words',
} as const

/** What the record says beside what the held copy says, the words around them included. */
export function SideBySide({ laid }: { laid: LaidOut }) {
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
      <InRecord laid={laid} />
      <InCopy laid={laid} />
    </div>
  )
}

const side = 'mb-1 text-xs font-medium text-quiet'
const words = 'font-serif text-base/relaxed whitespace-pre-wrap'

// A word that was cut in the middle is left out, and the cut is shown.
const fromWord = (before: string) => close(before.length < CONTEXT ? before : before.replace(/^\S*\s*/, '… '))
const toWord = (after: string) => close(after.length < CONTEXT ? after : after.replace(/\s*\S*$/, ' …'))
/** Empty lines of the copy are not needed to see where the passage stands. */
const close = (text: string) => text.replace(/\n\s*\n/g, '\n')

function InRecord({ laid: { subject, sides } }: { laid: LaidOut }) {
  const { quotation, wording } = subject
  return (
    <div>
      <p className={side}>
        In the record{quotation && `, ${modeWords[quotation.mode]}`}
        {quotation?.translator && ` by ${quotation.translator}`}
      </p>
      <p
        className={words}
        lang={quotation?.language ?? undefined}
        dir={directionOf(quotation?.language ?? null)}
      >
        {sides?.compared === 'WORDING' ? <MarkedText segments={sides.quotation} /> : wording}
      </p>
      {quotation?.original && (
        <>
          <p className={`${side} mt-4`}>The original, as the record gives it</p>
          <p className={words} dir="auto">
            {sides?.compared === 'ORIGINAL' ? <MarkedText segments={sides.quotation} /> : quotation.original}
          </p>
        </>
      )}
      {quotation?.openlyUnverified && (
        <p className="mt-3 text-quiet">The editor marks it openly as not yet seen in the original.</p>
      )}
    </div>
  )
}

function InCopy({ laid: { passage, sides, copies } }: { laid: LaidOut }) {
  if (!passage)
    return (
      <div>
        <p className={side}>In the held copy</p>
        <p className="text-quiet">
          {copies.length > 0
            ? 'No passage of a held copy is bound to this. Say in the note which copy you checked it against.'
            : 'The archive holds no copy of the source. Say in the note which copy you checked it against.'}
        </p>
      </div>
    )
  const { holding, locator } = passage
  return (
    <div>
      <p className={side}>
        In the held copy:{' '}
        <Link
          href={`/desk/sources/${passage.sourceId}/holdings/${holding.id}?passage=${passage.id}#passage-${passage.id}`}
          className="link"
        >
          {holdingKindLabels[holding.kind]}
          {locator && `, ${formatLocator(locator)}`}
        </Link>
        {holding.obtainedFrom && `, from ${holding.obtainedFrom}`}
      </p>
      <p className={words} lang={passage.language} dir={directionOf(passage.language)}>
        <span className="text-quiet">{fromWord(passage.before)}</span>
        <span className="bg-panel box-decoration-clone px-0.5">
          {sides ? <MarkedText segments={sides.passage} /> : passage.exact}
        </span>
        <span className="text-quiet">{toWord(passage.after)}</span>
      </p>
    </div>
  )
}
