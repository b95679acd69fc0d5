'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dependents } from '@/components/desk/Dependents'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/RadioGroup'

type MergeEntry = { id: string; version: number; label: string; hint: string }
type Props = {
  entries: readonly [MergeEntry, MergeEntry]
  /** Text about the entry that isn't kept. */
  effect: string
  action: FormAction
}

/** Chooses which of two entries to keep. Nothing is preselected. */
export function MergeForm({ entries, effect, action }: Props) {
  const t = useTranslations('merging')
  const { refusal, pending, form } = useForm(action)
  const [chosen, setChosen] = useState<string | null>(null)
  const kept = entries.find(({ id }) => id === chosen)
  const other = kept && entries.find(({ id }) => id !== chosen)
  return (
    <form {...form} className="max-w-3xl space-y-4">
      <FormRefusal refusal={refusal} />
      <Dependents items={refusal?.current} />
      {kept && other && (
        <>
          <input type="hidden" name="keptId" value={kept.id} />
          <input type="hidden" name="keptVersion" value={kept.version} />
          <input type="hidden" name="otherId" value={other.id} />
          <input type="hidden" name="otherVersion" value={other.version} />
        </>
      )}
      <RadioGroup
        legend={t('keep')}
        name="stays"
        required
        value={chosen}
        onChange={setChosen}
        choices={entries.map(({ id, label, hint }) => ({ value: id, label: <bdi>{label}</bdi>, hint }))}
      />
      <p className="max-w-measure text-quiet">{effect}</p>
      <Button type="submit" disabled={pending || !kept}>
        {t('merge')}
      </Button>
    </form>
  )
}
