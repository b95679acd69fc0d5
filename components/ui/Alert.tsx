import type { ReactNode } from 'react'

type Tone = 'error' | 'notice' | 'success'

const borders: Record<Tone, string> = {
  error: 'border-alarm',
  notice: 'border-edge',
  success: 'border-checked',
}

/** A message that needs attention now: what happened, what was kept, what to do. Errors are announced at once. */
export function Alert({
  tone = 'notice',
  title,
  children,
}: {
  tone?: Tone
  title: ReactNode
  children?: ReactNode
}) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={`rounded border border-s-4 bg-panel px-4 py-3 ${borders[tone]}`}
    >
      <p className={`font-semibold ${tone === 'error' ? 'text-alarm' : ''}`}>{title}</p>
      {children && <div className="mt-1 space-y-2">{children}</div>}
    </div>
  )
}
