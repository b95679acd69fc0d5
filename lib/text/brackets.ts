/** The title in square brackets, as catalogues show one that the document doesn't have (RDA 2.2.4, ISBD 0.3.2). */
export const bracketed = (title: string): string => (title === '' ? '' : `[${title}]`)
