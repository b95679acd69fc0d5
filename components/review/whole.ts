/** The anchor of the record as a whole on the review page, before its subjects. */
export const WHOLE = 'submitted'

/** The first and the last subject of a page of the list, in its address. */
export const FIRST_ITEM = 'first-item'
export const LAST_ITEM = 'last-item'
