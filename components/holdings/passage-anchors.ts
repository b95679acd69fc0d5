type Leads = 'passage' | 'talk'

/** The fragment by which other pages lead to a passage of a copy, or to what is discussed of it. */
export const entranceOf = (leads: Leads, id: string) => `${leads}-${id}`

/**
 * Where that stands in the page of the copy. A browser opens whatever closes the place that an address leads to: under a warning it is named
 * otherwise, and the entrance stands at the warning.
 */
export const anchorOf = (leads: Leads, id: string, isWarned: boolean) =>
  isWarned ? `warned-${entranceOf(leads, id)}` : entranceOf(leads, id)
