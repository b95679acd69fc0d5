// Making a format takes longer than a hundred uses of it.
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const listFormats = new Map<string, Intl.ListFormat>()

/** The format of dates for a tag and these options, made once. Tags and options must be the program's own, not what a reader sent. */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, options)
  dateFormats.set(key, format)
  return format
}

/** The format of a list that ends with "and", made once for each tag. */
export function listFormat(tag: string): Intl.ListFormat {
  const format = listFormats.get(tag) ?? new Intl.ListFormat(tag, { type: 'conjunction' })
  listFormats.set(tag, format)
  return format
}
