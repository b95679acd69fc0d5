import { StateMark } from '@/components/ui/StateMark'
import type { Unseen, UnseenStatement } from '@/lib/editions/archive'
import { aspectWords } from '@/lib/review/aspects'
import { directionOf } from '@/lib/text'
import { RecordLine } from './RecordLine'
import { stateWords } from './words'

/** Statements that could not be verified, record by record, each with how far it is checked and the way to its place. */
export function UnseenList({ records }: { records: readonly Unseen[] }) {
  return (
    <ol className="mt-4 max-w-3xl divide-y divide-line border-y border-line">
      {records.map(({ statements, unseen, ...record }) => (
        <li key={record.slug} className="py-5">
          <RecordLine {...record}>
            {statements.length < unseen && (
              <p className="text-quiet">
                {statements.length} of {unseen} statements; the others stand on the pages before or after
              </p>
            )}
            <ul className="mt-3 space-y-4 border-s-2 border-line ps-4">
              {statements.map((statement) => (
                <li key={statement.name}>
                  <Statement statement={statement} />
                </li>
              ))}
            </ul>
          </RecordLine>
        </li>
      ))}
    </ol>
  )
}

function Statement({ statement }: { statement: UnseenStatement }) {
  const { name, words, language, state, secondHand, unchecked, path } = statement
  const spoken = language && language !== 'und' ? language : undefined
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <a href={path} className="link">
          {name}
        </a>
        <StateMark state={state}>{stateWords[state]}</StateMark>
      </p>
      {words === null ? (
        <p className="text-quiet">Its words stand behind a content warning.</p>
      ) : (
        <p
          lang={spoken}
          dir={spoken ? directionOf(spoken) : 'auto'}
          className="max-w-measure font-serif text-lg"
        >
          {shortened(words)}
        </p>
      )}
      <p className="text-quiet">{remaining(unchecked, secondHand)}</p>
    </>
  )
}

const MOST = 300
const shortened = (words: string) =>
  words.length > MOST ? `${words.slice(0, MOST).toWellFormed().trimEnd()} …` : words

const labels: Readonly<Record<string, { label: string }>> = aspectWords

/** "Remains unchecked: word for word. Known only through another source." */
function remaining(unchecked: readonly string[], secondHand: boolean): string {
  const aspects = unchecked.map((aspect) => labels[aspect]?.label ?? aspect)
  return [
    aspects.length > 0 && `Remains unchecked: ${aspects.join(', ').toLowerCase()}.`,
    secondHand && 'Known only through another source.',
  ]
    .filter(Boolean)
    .join(' ')
}
