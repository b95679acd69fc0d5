/** The calendar day (UTC) of a moment, as ISO 8601 writes it: "2026-11-30". */
export function isoDay(date: Date): string
export function isoDay(date: Date | null): string | null
export function isoDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}

/** The moment (UTC) at which a day in ISO 8601 begins. */
export function dateOfDay(day: string): Date
export function dateOfDay(day: string | null): Date | null
export function dateOfDay(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`)
}
