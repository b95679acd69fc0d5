/** Why a form was not taken: one sentence for people, and one for each faulty field by its path. */
export type Refusal = {
  message: string
  fields: Readonly<Record<string, string>>
  /** The sign-in has expired: what was typed stays where it is until it is sent again. */
  signedOut: boolean
  /** What stands now, where somebody else was first. */
  current?: unknown
}
