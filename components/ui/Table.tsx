import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'

type Props = ComponentProps<'table'> & {
  /** Describes the table to screen readers; `showCaption` also shows it. */
  caption: ReactNode
  showCaption?: boolean
  /**
   * On a narrow screen each row becomes a block with its cells below each other. A cell that doesn't make sense without the head has its column in
   * `data-label`, which is shown there.
   */
  stacks?: boolean
  /** One line a row: the head of the row gets the room that the other cells leave, and what doesn't fit is cut off. */
  compact?: boolean
}

const stacked =
  'max-sm:block max-sm:[&_thead]:sr-only max-sm:[&_tbody]:block max-sm:[&_tr]:block max-sm:[&_tr]:border-b max-sm:[&_tr]:border-line max-sm:[&_tr]:py-3 max-sm:[&_tbody_th]:block max-sm:[&_tbody_th]:border-0 max-sm:[&_tbody_th]:px-0 max-sm:[&_tbody_th]:py-1 max-sm:[&_td]:block max-sm:[&_td]:border-0 max-sm:[&_td]:px-0 max-sm:[&_td]:py-0.5'

const oneLine =
  'sm:[&_td]:max-w-64 sm:[&_td]:truncate sm:[&_td]:py-2 sm:[&_tbody_th]:w-full sm:[&_tbody_th]:max-w-0 sm:[&_tbody_th]:min-w-60 sm:[&_tbody_th]:truncate sm:[&_thead_th]:whitespace-nowrap'

/** A table with a sticky head. On a narrow screen it scrolls by itself and not with the page. */
export function Table({
  caption,
  showCaption = false,
  stacks = false,
  compact = false,
  className = '',
  children,
  ...rest
}: Props) {
  const label = useTranslations('ui')('table')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="max-lg:relative max-lg:overflow-x-auto" tabIndex={0} aria-label={label}>
      <table
        className={`w-full border-collapse text-start [&_td]:border-b [&_td]:border-line [&_td]:px-3 [&_td]:py-2.5 [&_td]:align-top [&_th]:px-3 [&_th]:py-2 [&_th]:text-start [&_th]:align-bottom [&_th]:font-medium [&_tbody_th]:border-b [&_tbody_th]:border-line [&_tbody_th]:align-top [&_thead_th]:sticky [&_thead_th]:top-0 [&_thead_th]:bg-paper [&_thead_th]:text-xs [&_thead_th]:text-quiet [&_thead_th]:shadow-[inset_0_-1px_0_var(--edge)] ${stacks ? `stacked ${stacked}` : ''} ${compact ? oneLine : ''} ${className}`}
        {...rest}
      >
        <caption className={showCaption ? 'pb-2 text-start text-quiet' : 'sr-only'}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}
