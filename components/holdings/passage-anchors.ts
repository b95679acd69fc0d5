type Leads = 'passage' | 'talk'

/** The fragment by which other pages link a passage of a copy, or its discussion. */
export const entranceOf = (leads: Leads, id: string) => `${leads}-${id}`

/**
 * The id of that element in the page of the copy. A browser opens a closed warning around the target of a fragment. Therefore a passage under
 * a warning has another id, and the fragment leads to the warning.
 */
export const anchorOf = (leads: Leads, id: string, isWarned: boolean) =>
  isWarned ? `warned-${entranceOf(leads, id)}` : entranceOf(leads, id)
