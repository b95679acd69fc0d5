'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/Dialog'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { DeskArea } from './areas'
import { usePageKeys } from './page-keys'

const writing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.localName.toUpperCase()))

type Props = {
  areas: readonly DeskArea[]
  /** True where no button lists the keys. */
  isHidden?: boolean
}

/** Keyboard shortcuts of the staff pages: `?` lists them, `g` and a letter opens an area, `/` focuses the search field. Off while typing. */
export function DeskKeys({ areas, isHidden = false }: Props) {
  const [listed, setListed] = useState(false)
  const router = useRouter()
  const pageKeys = usePageKeys()
  const t = useTranslations('desk')
  const translate = useTranslator()
  useEffect(() => {
    let going = false
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return
      const area = going && areas.find(({ key }) => key === event.key)
      going = event.key === 'g'
      if (area) router.push(area.href)
      else if (event.key === '?') setListed(true)
      else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('main input[type=search]')
        if (!field) return
        event.preventDefault()
        field.focus()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [router, areas])
  return (
    <>
      <button
        type="button"
        hidden={isHidden}
        onClick={() => setListed(true)}
        className="mt-3 rounded px-2 py-1.5 text-start text-xs text-quiet hover:bg-line"
      >
        {t.rich('keys.open', { key: (chunks) => <kbd className="font-mono">{chunks}</kbd> })}
      </button>
      <Dialog open={listed} onClose={() => setListed(false)} title={t('keys.title')}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {pageKeys.map((key) => (
            <Key key={key.keys} keys={key.keys} does={errorText(key.does, translate)} />
          ))}
          {areas.map(({ id, key }) => (
            <Key key={key} keys={`g ${key}`} does={t('keys.goTo', { area: t(`areas.${id}`) })} />
          ))}
          <Key keys="/" does={t('keys.search')} />
          <Key keys="?" does={t('keys.list')} />
          <Key keys="Esc" does={t('keys.close')} />
        </dl>
      </Dialog>
    </>
  )
}

function Key({ keys, does }: { keys: string; does: string }) {
  return (
    <>
      <dt>
        {keys.split(' ').map((key) => (
          <kbd key={key} className="me-1 rounded border border-edge px-1.5 font-mono text-xs">
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  )
}
