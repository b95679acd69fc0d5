/** The first characters of a text, at most `most` UTF-16 units. Never ends in half a character. */
export const firstCharacters = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

/** The last characters of a text, at most `most` UTF-16 units. Never begins with half a character. */
export const lastCharacters = (text: string, most: number): string =>
  text.slice(Math.max(0, text.length - most)).replace(/^[\udc00-\udfff]/, '')

/** A text of at most `most` UTF-16 units as it is; of a longer one the beginning, with an ellipsis. Never cuts a character in half. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${firstCharacters(text, most).trimEnd()} …` : text
