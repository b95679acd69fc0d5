export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const looks: Record<ButtonLook, string> = {
  primary: 'border-ink bg-ink text-paper hover:bg-ink/85',
  secondary: 'border-edge bg-paper text-ink hover:bg-panel',
  quiet: 'border-transparent text-ink underline decoration-edge underline-offset-4 hover:bg-panel',
  danger: 'border-alarm bg-paper text-alarm hover:bg-alarm hover:text-paper',
}

/** The classes that buttons and links which look like buttons share. */
export const buttonClass = (look: ButtonLook, small = false) =>
  `inline-flex items-center justify-center gap-2 rounded border font-medium no-underline disabled:opacity-60 disabled:cursor-not-allowed aria-[current=true]:border-ink aria-[current=true]:bg-panel aria-[current=true]:font-semibold ${
    small ? 'min-h-8 px-3 text-xs' : 'min-h-10 px-4 text-sm'
  } ${looks[look]}`
