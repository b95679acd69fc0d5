'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { keysHere } from '@/components/ui/keys'
import { Tooltip } from '@/components/ui/Tooltip'
import type { Messages } from '@/lib/messages/keys'
import type { CommandId, EditorCommand } from '../commands/command'
import { toolIcon } from './tool-icons'

/** A command whose button shows another text than its name. */
type SignedId = keyof Messages['editor']['toolbar']['sign']

type Props = Omit<ComponentProps<'button'>, 'onClick'> & {
  command: Pick<EditorCommand<never>, 'id' | 'keys'>
  isPressed: boolean | undefined
  isOff: boolean
  onRun: () => void
}

const look: Readonly<Record<string, string>> = {
  bold: 'font-bold',
  italic: 'font-serif italic',
  quotation: 'font-medium',
  citation: 'font-medium',
}

/** The look of a button of the toolbar. */
export const toolClass =
  'min-h-9 min-w-8 rounded px-1.5 text-sm hover:bg-panel aria-pressed:bg-ink aria-pressed:text-paper aria-disabled:text-quiet aria-disabled:opacity-60'

/** One command as a button, with its name and keys beside it on hover and focus. The focus stays in the text. */
export function ToolButton({
  command: { id, keys },
  isPressed,
  isOff,
  onRun,
  className = '',
  ...rest
}: Props) {
  const t = useTranslations('editor')
  const signed = (id: CommandId): id is SignedId => t.has(`toolbar.sign.${id as SignedId}`)
  const name = t(`command.${id}`)
  return (
    <Tooltip text={keys ? t('toolbar.withKeys', { label: name, keys: keysHere(keys) }) : name}>
      <button
        type="button"
        data-tool={id}
        aria-pressed={isPressed}
        aria-disabled={isOff || undefined}
        aria-label={name}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => !isOff && onRun()}
        className={`${toolClass} ${look[id] ?? ''} ${className}`}
        {...rest}
      >
        {toolIcon(id) ?? (signed(id) ? t(`toolbar.sign.${id}`) : name)}
      </button>
    </Tooltip>
  )
}
