'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { grounds, readableIn } from '@/lib/settings/contrast'

type Props = { accent: string; accentDark: string; errors: Readonly<Record<string, string>> }

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** The accent colours, each with a sample on its backgrounds. */
export function AccentFields({ accent: first, accentDark: firstDark, errors }: Props) {
  const t = useTranslations('settings')
  const [accent, setAccent] = useState(first)
  const [accentDark, setAccentDark] = useState(firstDark)
  const derived = isColour(accent) ? readableIn('dark', accent) : ''
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <div className="space-y-3">
        <Field label={t('accent')} id="accent" hint={t('accentHint')} error={errors.accent}>
          {(wired) => (
            <Input
              {...wired}
              name="accent"
              value={accent}
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              onChange={(event) => setAccent(event.target.value.trim())}
            />
          )}
        </Field>
        <Sample ground={grounds.light[0]} ink="#1d1c1a" colour={accent} title={t('accentLightSample')} />
      </div>
      <div className="flex flex-col justify-between space-y-3">
        <Field label={t('accentDark')} id="accentDark" hint={t('accentDarkHint')} error={errors.accentDark}>
          {(wired) => (
            <Input
              {...wired}
              name="accentDark"
              value={accentDark}
              placeholder={derived}
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              onChange={(event) => setAccentDark(event.target.value.trim())}
            />
          )}
        </Field>
        <Sample
          ground={grounds.dark[0]}
          ink="#ebe8e1"
          colour={accentDark || derived}
          title={t('accentDarkSample')}
        />
      </div>
    </div>
  )
}

type SampleProps = { ground: string; ink: string; colour: string; title: string }

/** Shown once a colour is written out. The text field says the colour in words; this is for the eye alone. */
function Sample({ ground, ink, colour, title }: SampleProps) {
  const t = useTranslations('settings')
  if (!isColour(colour)) return null
  return (
    <p
      aria-hidden="true"
      className="rounded border border-line px-3 py-2"
      style={{ background: ground, color: ink }}
    >
      {title}: <span style={{ color: colour, textDecoration: 'underline' }}>{t('accentSample')}</span>
    </p>
  )
}
