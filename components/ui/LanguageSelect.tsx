import type { ComponentProps } from 'react'
import { languages } from '@/lib/text'
import { controlClass } from './Input'

/** A language by its tag: those of the list are offered by name, any other BCP 47 tag can be typed. */
export function LanguageSelect({ id, className = '', ...rest }: ComponentProps<'input'> & { id: string }) {
  return (
    <>
      <input
        id={id}
        list={`${id}-languages`}
        autoComplete="off"
        spellCheck={false}
        placeholder="en, az, ru …"
        className={`${controlClass} min-h-10 ${className}`}
        {...rest}
      />
      <datalist id={`${id}-languages`}>
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}
