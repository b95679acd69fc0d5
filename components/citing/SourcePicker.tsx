'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { addSource, type Citable, type FoundSource, findCitable } from '@/components/api/sources'
import { useMayAddEvidence } from '@/components/desk/EvidencePermission'
import { Button } from '@/components/ui/Button'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { newId } from '@/lib/text'
import { nameOf } from './source-shelf'

type Props = { label: string; hint?: string; onPick: (source: FoundSource) => void }
type Name = Citable['names'][number]

/** Returns the key in `citing.picker` for the copies that the archive has of a source. */
export const copiesOf = ({ holdings }: FoundSource) => {
  if (holdings.some(({ textLayerId }) => textLayerId)) return 'withText'
  return holdings.length > 0 ? 'withoutText' : 'noCopy'
}

/**
 * Finds a source that another one quotes, or the person who is quoted: of a name, the sources that it has, or what it said without a source of its own,
 * which is added as a source known by name only.
 */
export function SourcePicker({ label, hint, onPick }: Props) {
  const t = useTranslations('citing.picker')
  const render = useTranslator()
  const mayAdd = useMayAddEvidence()
  const found = useRef<Citable>({ sources: [], names: [], passages: [] })
  const [name, setName] = useState<Name | null>(null)
  const [fault, setFault] = useState('')
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
    const source = found.current.sources.find((one) => id === `source ${one.id}`)
    if (source) return onPick(source)
    setName(found.current.names.find((one) => id === `name ${one.id}`) ?? null)
  }
  const addStatement = async ({ id, name }: Name) => {
    const answer = await addSource({
      ...{ id: newId(), type: 'personal_communication', identification: 'NAMED_ONLY' },
      title: t('statementTitle'),
      contributors: [
        {
          ...{ role: 'author', literal: name, authorityId: id },
          ...{ family: null, given: null, suffix: null, droppingParticle: null, nonDroppingParticle: null },
        },
      ],
    })
    if ('refusal' in answer) setFault(errorText(answer.refusal.message, render))
    else onPick(answer.done)
  }
  return (
    <div className="space-y-1">
      <Field label={label} hint={name ? t('ofName', { name: name.name }) : hint}>
        {(wired) => (
          <Combobox
            {...wired}
            // The sources of a name are another list.
            key={name?.id ?? ''}
            value={null}
            search={search}
            placeholder={t('placeholder')}
            onChange={(picked) => picked && pick(picked.id)}
          />
        )}
      </Field>
      {name && (
        <div className="flex flex-wrap gap-2">
          {mayAdd && (
            <Button look="secondary" small onClick={() => addStatement(name)}>
              {t('addStatement', { name: name.name })}
            </Button>
          )}
          <Button look="quiet" small onClick={() => setName(null)}>
            {t('all')}
          </Button>
        </div>
      )}
      {fault && <p role="alert">{fault}</p>}
      <p className="text-xs text-quiet">
        {mayAdd
          ? t.rich('notFound', {
              add: (chunks) => (
                <a href="/desk/sources/new" target="_blank" rel="noopener" className="link">
                  {chunks}
                </a>
              ),
            })
          : render('citing.finder.editorsAdd')}
      </p>
    </div>
  )
}
