/** The classes of the two sides of a comparison. */
export const sideTitle = 'mb-1 text-xs font-medium text-quiet'
export const sideWords = 'font-serif text-base/relaxed whitespace-pre-wrap'
