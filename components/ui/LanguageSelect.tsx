import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { useTranslator } from '@/components/ui/use-translator'
import { languageOptions } from '@/lib/text'
import { controlClass } from './Input'

/** Chooses a language by its BCP 47 tag: common ones are suggested by name, any other tag can be typed. */
export function LanguageSelect({ id, className = '', ...rest }: ComponentProps<'input'> & { id: string }) {
  const t = useTranslator()
  return (
    <>
      <input
        id={id}
        list={`${id}-languages`}
        autoComplete="off"
        spellCheck={false}
        placeholder={useTranslations('ui')('languageExample')}
        className={`${controlClass} min-h-10 ${className}`}
        {...rest}
      />
      <datalist id={`${id}-languages`}>
        {languageOptions(t).map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}
