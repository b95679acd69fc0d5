import type { Check } from './check'

export type Explanation = Pick<Check, 'title' | 'explanation' | 'example'>

/** What each check looks for, by its id. */
export const explainedOf = (all: readonly Check[]): Record<string, Explanation> =>
  Object.fromEntries(all.map(({ id, title, explanation, example }) => [id, { title, explanation, example }]))
