'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { Dialog } from '@/components/ui/Dialog'
import { isWithMod, keysHere, latinKey } from '@/components/ui/keys'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { DeskArea } from './areas'
import { CommandPalette } from './CommandPalette'
import { usePageKeys } from './page-keys'
import { areSingleKeysOn, isSingleKey, setSingleKeys } from './single-keys'

type Props = {
  areas: readonly DeskArea[]
  /** True where no button lists the keys. */
  isHidden?: boolean
}

/**
 * Keyboard shortcuts of the staff pages: Mod-K opens the command palette, also while typing. `?` lists the keys, `g` and a letter opens an area, `/`
 * focuses the search field; these are off while typing.
 */
export function DeskKeys({ areas, isHidden = false }: Props) {
  const [shown, setShown] = useState<'keys' | 'palette' | null>(null)
  const router = useRouter()
  const t = useTranslations('desk')
  useEffect(() => {
    let going = false
    const press = (event: KeyboardEvent) => {
      if (isWithMod(event, 'k')) {
        event.preventDefault()
        return setShown((before) => (before === 'palette' ? null : 'palette'))
      }
      if (!isSingleKey(event)) return
      const pressed = latinKey(event)
      const area = going && areas.find(({ key }) => key === pressed)
      going = pressed === 'g'
      if (area) router.push(area.href)
      else if (pressed === '?') setShown('keys')
      else if (pressed === '/') {
        const field = document.querySelector<HTMLInputElement>('main input[type=search]')
        if (!field) return
        event.preventDefault()
        field.focus()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [router, areas])
  const close = () => setShown(null)
  const keys = (chunks: ReactNode) => <kbd className="font-mono">{chunks}</kbd>
  const buttonClass = 'rounded px-2 py-1.5 text-start text-xs text-quiet hover:bg-line'
  return (
    <>
      {!isHidden && (
        <div className="mt-3 flex flex-col">
          <button type="button" onClick={() => setShown('palette')} className={buttonClass}>
            {t.rich('palette.open', { key: keys })}
          </button>
          <button type="button" onClick={() => setShown('keys')} className={buttonClass}>
            {t.rich('keys.open', { key: keys })}
          </button>
        </div>
      )}
      <CommandPalette
        open={shown === 'palette'}
        onClose={close}
        areas={areas}
        onKeys={() => setShown('keys')}
      />
      <Dialog open={shown === 'keys'} onClose={close} title={t('keys.title')}>
        <KeyList areas={areas} />
        <SingleKeys />
      </Dialog>
    </>
  )
}

function KeyList({ areas }: { areas: readonly DeskArea[] }) {
  const t = useTranslations('desk')
  const translate = useTranslator()
  const pageKeys = usePageKeys()
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {pageKeys.map(
        ({ keys, does, where }) =>
          keys && (
            <Key
              key={keys}
              keys={keys}
              does={errorText(does, translate)}
              where={where && errorText(where, translate)}
            />
          ),
      )}
      <Key keys={keysHere(['Mod', 'K'])} does={t('keys.palette')} />
      {areas.map(({ id, key }) => (
        <Key key={key} keys={`g ${key}`} does={t('keys.goTo', { area: t(`areas.${id}`) })} />
      ))}
      <Key keys="/" does={t('keys.search')} />
      <Key keys="?" does={t('keys.list')} />
      <Key keys="Esc" does={t('keys.close')} />
    </dl>
  )
}

/** Switches the keys off that work by themselves. Shown in the browser only, which remembers it. */
function SingleKeys() {
  const t = useTranslations('desk')
  return (
    <Checkbox
      className="mt-6"
      label={t('keys.single')}
      hint={t('keys.singleHint')}
      defaultChecked={areSingleKeysOn()}
      onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
    />
  )
}

function Key({ keys, does, where }: { keys: string; does: string; where?: string }) {
  return (
    <>
      <dt>
        {keys.split(' ').map((key) => (
          <kbd key={key} className="me-1 rounded border border-edge px-1.5 font-mono text-xs">
            {key}
          </kbd>
        ))}
      </dt>
      <dd>
        {does}
        {where && <span className="block text-quiet">{where}</span>}
      </dd>
    </>
  )
}
