/** The path of the figures of all public records for the same count as this figure of a record; of all counts where none is given. */
export function figuresPath({ of, page = 1 }: { of?: FigureOfRecord | undefined; page?: number }): string {
  const query = [
    ...(of ? [`record=${of.record}&figure=${of.figure}`] : []),
    ...(page > 1 ? [`page=${page}`] : []),
  ].join('&')
  return query === '' ? '/figures' : `/figures?${query}`
}

/** A figure by the slug of its record and its own id. */
export type FigureOfRecord = { record: string; figure: string }
