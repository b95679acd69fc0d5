'use client'

import { useTranslator } from '@/components/ui/use-translator'
import type { EditorFindings } from './use-findings'

type Props = { found: EditorFindings; isOpen: boolean; onOpen: () => void }

const shortened = (words: string) =>
  words.length <= 90 ? words.replace(/\.$/, '') : `${words.slice(0, 88)} …`

/** How many things the checks found and the first that stops publishing, at the place where the text is written; opens the list. Read out politely, once for each change. */
export function FindingsLine({ found: { count, failed, answer, findings }, isOpen, onOpen }: Props) {
  const t = useTranslator()
  const first = findings.find(({ level }) => level === 'BLOCK')
  const [head = '', ...rest] = count?.split(', ') ?? []
  const blocks = first !== undefined || (answer?.report.crashed.length ?? 0) > 0
  return (
    <>
      {count && (
        <button
          type="button"
          data-findings
          aria-pressed={isOpen}
          onClick={onOpen}
          className={`link text-start ${blocks ? 'font-medium text-alarm' : 'text-quiet'}`}
        >
          <span className="sr-only">Automatic checks: </span>
          {head}
          {first && <span className="max-sm:hidden">: {shortened(t(first.message))}</span>}
          {rest.map((part) => `, ${part}`)}
        </button>
      )}
      {failed && <span className="text-quiet">The checks could not be asked; the next save asks again.</span>}
      <span role="status" className="sr-only">
        {failed ? '' : count}
      </span>
    </>
  )
}
