'use client'

import { useTranslations } from 'next-intl'
import { type FoundSource, sourcesByIds } from '@/components/api/sources'
import { useKept } from '@/components/desk/use-kept'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { CopyFields } from './CopyFields'
import { type Described, describedSchema, nothingSaid } from './unfinished-source'
import { useNewCopy } from './use-new-copy'

type Props = {
  sourceId: string
  /** Member and place of the form: the key under which this browser keeps what is said of the copy. */
  keepAs: string
  /** Called with the source as it is after the copy was added. */
  onAdd: (source: FoundSource) => void
}

const isNothing = (said: Described) => Object.values(said).every((value) => value === '')

/** Adds a copy to the cited source without leaving the text. What is said of it is kept in this browser until then, as its text is. */
export function NewCopy({ sourceId, keepAs, onAdd }: Props) {
  const t = useTranslations('citing.newCopy')
  const keptAs = `stele-described-${keepAs}-${sourceId}`
  const { kept, change } = useKept(keptAs, describedSchema)
  const copy = useNewCopy(sourceId, kept ?? nothingSaid, (said) =>
    change(() => (isNothing(said) ? null : said)),
  )
  const add = async () => {
    if ('refusal' in (await copy.add())) return
    change(() => null)
    const [source] = await sourcesByIds([sourceId])
    if (source) onAdd(source)
  }
  return (
    <Disclosure summary={t('title')} open>
      <div className="space-y-3">
        <CopyFields sourceId={sourceId} copy={copy} />
        <Button look="secondary" disabled={copy.progress !== null} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </Disclosure>
  )
}
