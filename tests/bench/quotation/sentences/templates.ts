/**
 * Sentences of our own about archives, weather, trains, gardens and libraries. A slot `{KIND:original|changed}` holds the words of the
 * source and a wording that changes the meaning; its kind is the label: N number, X negation, H hedge or attribution, P name, W word.
 * The engine was tuned on `tuned`; `heldOut` was written apart, with other words, and only ever measured.
 */
export interface Templates {
  tuned: string[]
  heldOut: string[]
}
