'use client'

import { useEffect, useRef } from 'react'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { RadioGroup } from '@/components/ui/RadioGroup'

export type CopyMode = 'FILE' | 'TEXT'

type Props = {
  mode: CopyMode
  onMode: (mode: CopyMode) => void
  error?: string
  maxMegabytes: number
  /** Names the text that is pasted among all that this browser keeps. */
  keptAs: string
}

/** The copy itself. Both inputs stay, so that going from one to the other loses nothing. */
export function CopyInput({ mode, onMode, error, maxMegabytes, keptAs }: Props) {
  const text = useRef<HTMLTextAreaElement>(null)
  // A text that was pasted before and not sent is there again, and is shown.
  useEffect(() => {
    if (text.current?.value) onMode('TEXT')
  }, [onMode])
  return (
    <>
      <RadioGroup
        legend="What do you have?"
        name="mode"
        inline
        choices={[
          { value: 'FILE', label: 'A file' },
          { value: 'TEXT', label: 'A text to paste' },
        ]}
        value={mode}
        onChange={(value) => onMode(value === 'TEXT' ? 'TEXT' : 'FILE')}
      />
      <div hidden={mode !== 'FILE'}>
        <Field
          label="File"
          id={mode === 'FILE' ? 'file' : 'file-unused'}
          error={mode === 'FILE' ? error : undefined}
          hint={`Text, Markdown, HTML or PDF, at most ${maxMegabytes} MB. A PDF keeps its pages.`}
        >
          {(wired) => (
            <Input
              {...wired}
              type="file"
              name="file"
              accept=".txt,.md,.markdown,.html,.htm,.pdf"
              className="py-1.5"
            />
          )}
        </Field>
      </div>
      <div hidden={mode !== 'TEXT'}>
        <Field
          label="Text"
          id={mode === 'TEXT' ? 'file' : 'text-unused'}
          error={mode === 'TEXT' ? error : undefined}
          hint="Exactly as it stands in the copy, mistakes included. It cannot be changed later."
        >
          {(wired) => (
            <KeptTextarea
              {...wired}
              keptAs={keptAs}
              ref={text}
              name="text"
              rows={10}
              className="max-h-[60vh] font-serif"
            />
          )}
        </Field>
      </div>
    </>
  )
}
