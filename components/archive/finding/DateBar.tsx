const [LENGTH, DAY] = [144, 86_400_000]

type Props = {
  /** ISO 8601 days; null at an open or unknown end. */
  from: string | null
  to: string | null
  isUncertain: boolean
}

const yearOf = (day: string) => Number(day.slice(0, 4))
const startOf = (year: number) => Date.parse(`${String(year).padStart(4, '0')}-01-01T00:00:00Z`)

/**
 * A date drawn on a line of its years: from the first to the last day that it can mean, broken where it is uncertain, to the edge where an end
 * is open. The words beside it say the same. Nothing for one certain day.
 */
export function DateBar({ from, to, isUncertain }: Props) {
  const known = from ?? to
  if (known === null || (from === to && !isUncertain)) return null
  const first = startOf(yearOf(from ?? known))
  const last = startOf(yearOf(to ?? known) + 1)
  const at = (day: string | null, otherwise: number, days = 0) =>
    day === null
      ? otherwise
      : ((Date.parse(`${day}T00:00:00Z`) + days * DAY - first) / (last - first)) * LENGTH
  const start = at(from, 0)
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${LENGTH} 8`} preserveAspectRatio="none" className="date-bar">
      <path d={`M0 4h${LENGTH}M.5 1v6M${LENGTH - 0.5} 1v6`} className="whole" fill="none" />
      <path
        d={`M${start.toFixed(1)} 4H${Math.max(start + 2, at(to, LENGTH, 1)).toFixed(1)}`}
        className={isUncertain ? 'meant is-uncertain' : 'meant'}
        fill="none"
      />
    </svg>
  )
}
