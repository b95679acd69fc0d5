import type { Evidence } from '@/lib/editions/evidence'
import type { Hop } from '@/lib/text/chain'

export const roleWords: Readonly<Record<string, string>> = {
  CONTRIBUTOR: 'a contributor',
  EDITOR: 'an editor',
  REVIEWER: 'a reviewer',
  PUBLISHER: 'a publisher',
  ADMIN: 'an admin',
}

export const accessWords: Record<Hop['access'], string> = {
  ORIGINAL_SEEN: 'The original was seen.',
  FACSIMILE_SEEN: 'A facsimile was seen.',
  TRANSCRIPT_SEEN: 'A transcript was seen.',
  NOT_SEEN: 'Not seen by the archive; known through the next.',
}

export const holdingWords: Readonly<Record<string, string>> = {
  ORIGINAL: 'Original',
  FACSIMILE: 'Facsimile',
  TRANSCRIPT: 'Transcript',
  WEB_CAPTURE: 'Web capture',
  AUDIO: 'Sound recording',
  VIDEO: 'Film or video',
}

export const stateWords: Record<Evidence['state'], string> = {
  CHECKED: 'Checked',
  SECOND_HAND: 'Second-hand',
  UNCHECKED: 'Original not yet seen',
}

/** "3 records", "1 record". */
export const counted = (number: number, one: string, several: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : several}`

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** The day of an instant, in UTC: "23 November 2026". */
export const dayOf = (instant: Date | string) => day.format(new Date(instant))
