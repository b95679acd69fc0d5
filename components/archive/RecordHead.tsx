import { Runs } from '@/components/text/Runs'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import type { Evidence } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import { shownSpeaker } from '@/lib/records/consent/schema'
import { mastheadOf, recordDate } from '@/lib/records/kinds/fields'
import { kindLabel } from '@/lib/records/kinds/labels'

type Props = { edition: PublicEdition; evidence: ReadonlyMap<string, Evidence> }

/** The kind and date, the masthead of a kind that has one, the title, and the speaker if there is one. */
export function RecordHead({ edition, evidence }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const { content, kind, speaker } = edition
  const date = recordDate(kind, content.fields)
  const [first, ...others] = mastheadOf(kind, content.fields, t)
  return (
    <header>
      <p className="text-quiet">
        <a href={to(`/records?kind=${kind}`)} className="hover:underline">
          {t(kindLabel(kind))}
        </a>
        {date && ` · ${formatDate(date, t)}`}
      </p>
      {first && (
        <p className="mt-4 border-y border-line py-2 font-serif text-lg">
          <span className="small-caps text-xl">{first}</span>
          {others.length > 0 && <span className="text-quiet"> · {others.join(' · ')}</span>}
        </p>
      )}
      <h1
        lang={content.language === 'und' ? undefined : content.language}
        dir="auto"
        className="mt-3 max-w-[28ch] font-serif text-3xl font-semibold sm:text-4xl"
      >
        {content.title}
      </h1>
      {speaker && <p className="mt-3 font-serif text-xl">{shownSpeaker(speaker, t)}</p>}
      <SharedChain evidence={evidence} />
    </header>
  )
}

/** The chain in one line where all statements of the page share one second-hand chain: "A, as cited in B". */
function SharedChain({ evidence }: Pick<Props, 'evidence'>) {
  const [first, ...others] = [...evidence.values()]
  if (!first || first.hops.length < 2) return null
  const chainOf = ({ hops }: Evidence) => hops.map(({ sourceId }) => sourceId).join(' ')
  if (others.some((other) => chainOf(other) !== chainOf(first))) return null
  return (
    <p className="mt-3 max-w-measure font-serif text-base text-quiet oldstyle-nums">
      <Runs runs={first.chain} />.
    </p>
  )
}
