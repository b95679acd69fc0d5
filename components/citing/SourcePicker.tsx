'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { makeAuthority } from '@/components/api/authorities'
import { addStatement, type Citable, type FoundSource, findCitable } from '@/components/api/sources'
import { useMayAddEvidence } from '@/components/desk/EvidencePermission'
import { Button } from '@/components/ui/Button'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { newId } from '@/lib/text'
import { NewSource } from './NewSource'
import { isReference } from './pasted-reference'
import { copiesOf, nameOf } from './source-shelf'
import { useFocusAfterChoice } from './use-focus-after-choice'

type Props = {
  label: string
  hint?: string
  onPick: (source: FoundSource) => void
  /** Member and place of the form, where a person or a source that isn't there can be added in it; null where neither can. */
  keepAs: string | null
}
type Name = { id: string; name: string }

/**
 * Finds a source that another one quotes, or the person who is quoted: of a name, the sources that it has, or what it said without a source of its own,
 * which is added as a source known by name only. A person or a source that isn't there is added in place.
 */
export function SourcePicker({ label, hint, onPick, keepAs }: Props) {
  const t = useTranslations('citing.picker')
  const render = useTranslator()
  const mayAdd = useMayAddEvidence()
  const found = useRef<Citable>({ sources: [], names: [], passages: [] })
  const [name, setName] = useState<Name | null>(null)
  const [isPicked, setPicked] = useState(false)
  const place = useFocusAfterChoice(name?.id ?? null, isPicked)
  const [fault, setFault] = useState('')
  const [isBusy, setBusy] = useState(false)
  /** What was typed and isn't there: the name of a person, or of a source. */
  const [wanted, setWanted] = useState('')
  const [reference, setReference] = useState<{ text: string; number: number } | null>(null)
  const readReference = (text: string) => {
    setWanted('')
    setReference({ text, number: (reference?.number ?? 0) + 1 })
  }
  const search = async (words: string, signal: AbortSignal): Promise<readonly Pick[]> => {
    found.current = await findCitable(name && words === '' ? { name: name.id } : { q: words }, signal)
    const { sources, names } = found.current
    return [
      ...sources.map((source) => ({
        id: `source ${source.id}`,
        label: nameOf(source, render),
        hint: t(copiesOf(source)),
      })),
      ...names.map(({ id, name, kind }) => ({
        id: `name ${id}`,
        label: name,
        hint: t('name', { kind: render(`labels.authority.${kind}`) }),
      })),
    ]
  }
  const pick = (id: string) => {
    setFault('')
    setWanted('')
    setPicked(true)
    const source = found.current.sources.find((one) => id === `source ${one.id}`)
    if (source) return onPick(source)
    setName(found.current.names.find((one) => id === `name ${one.id}`) ?? null)
  }
  const quote = async ({ id: authorityId }: Name) => {
    const answer = await addStatement({ id: newId(), authorityId })
    if ('refusal' in answer) setFault(errorText(answer.refusal.message, render))
    else onPick(answer.done)
  }
  const quoteNew = async () => {
    const made = await makeAuthority(wanted, 'PERSON')
    if ('refusal' in made) return setFault(errorText(made.refusal.message, render))
    setWanted('')
    setPicked(true)
    setName(made.done)
    await quote(made.done)
  }
  const busily = (work: () => Promise<void>) => async () => {
    setFault('')
    setBusy(true)
    await work()
    setBusy(false)
  }
  return (
    <div
      ref={place}
      className="space-y-1"
      onPasteCapture={(event) => {
        const text = event.clipboardData.getData('text/plain')
        const isField = event.target instanceof HTMLInputElement && event.target.role === 'combobox'
        if (!isField || !mayAdd || keepAs === null || !isReference(text)) return
        event.preventDefault()
        event.stopPropagation()
        readReference(text)
      }}
    >
      <Field label={label} hint={name ? t('ofName', { name: name.name }) : hint}>
        {(wired) => (
          <Combobox
            {...wired}
            // The sources of a name are another list.
            key={name?.id ?? ''}
            value={null}
            search={search}
            placeholder={t('placeholder')}
            {...(mayAdd && keepAs !== null && { onCreate: setWanted })}
            createLabel={(text) => t('notThere', { text })}
            onChange={(picked) => picked && pick(picked.id)}
          />
        )}
      </Field>
      {name && (
        <div className="flex flex-wrap gap-2">
          {mayAdd && (
            <Button look="secondary" small disabled={isBusy} onClick={busily(() => quote(name))}>
              {t('addStatement', { name: name.name })}
            </Button>
          )}
          <Button look="quiet" small onClick={() => setName(null)}>
            {t('all')}
          </Button>
        </div>
      )}
      {wanted && (
        <div className="flex flex-wrap gap-2 pt-2">
          <Button look="secondary" small disabled={isBusy} onClick={busily(quoteNew)}>
            {t('addPerson', { name: wanted })}
          </Button>
          <Button look="secondary" small onClick={() => readReference(`“${wanted}”`)}>
            {t('addSource', { title: wanted })}
          </Button>
        </div>
      )}
      {fault && <p role="alert">{fault}</p>}
      {!mayAdd && <p className="text-xs text-quiet">{render('citing.finder.editorsAdd')}</p>}
      {mayAdd && keepAs !== null && <NewSource given={reference} keepAs={keepAs} onAdd={onPick} />}
    </div>
  )
}
