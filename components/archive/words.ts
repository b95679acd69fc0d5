const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** The day of an instant, in UTC: "23 November 2026". */
export const dayOf = (instant: Date | string) => day.format(new Date(instant))
