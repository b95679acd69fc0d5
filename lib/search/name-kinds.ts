/** The kinds of names that have lists from A to Z and pages, as their addresses write them. */
export const listedNameKinds = ['person', 'body', 'place', 'periodical'] as const
export type ListedNameKind = (typeof listedNameKinds)[number]

/** The address of the page of a name. */
export const namePath = (kind: ListedNameKind, key: string): string =>
  `/names/${kind}/${encodeURIComponent(key)}`
