/** A passage that a record shows behind a content warning, and that no mask of graphic text covers. */
export type MaskProposal = {
  id: string
  start: number
  end: number
  locatorLabel: string | null
  locatorValue: string | null
  warning: string
}

type Placed = Omit<MaskProposal, 'warning'>
type Active = { start: number; end: number; kind: string }

/** The passages with a warning, by id, that no active mask of graphic text covers. */
export const maskProposals = (
  passages: readonly Placed[],
  warnings: ReadonlyMap<string, string>,
  active: readonly Active[],
): MaskProposal[] =>
  passages.flatMap(({ id, start, end, locatorLabel, locatorValue }) => {
    const warning = warnings.get(id)
    const isCovered = active.some((mask) => mask.kind === 'GRAPHIC' && mask.start <= start && end <= mask.end)
    return warning && !isCovered ? [{ id, start, end, locatorLabel, locatorValue, warning }] : []
  })
