import type archive from '@/messages/en/archive.json'
import type audit from '@/messages/en/audit.json'
import type bulk from '@/messages/en/bulk.json'
import type checks from '@/messages/en/checks.json'
import type citations from '@/messages/en/citations.json'
import type citing from '@/messages/en/citing.json'
import type collections from '@/messages/en/collections.json'
import type commands from '@/messages/en/commands.json'
import type dates from '@/messages/en/dates.json'
import type desk from '@/messages/en/desk.json'
import type discussions from '@/messages/en/discussions.json'
import type editions from '@/messages/en/editions.json'
import type editor from '@/messages/en/editor.json'
import type errors from '@/messages/en/errors.json'
import type exchange from '@/messages/en/exchange.json'
import type figures from '@/messages/en/figures.json'
import type holdings from '@/messages/en/holdings.json'
import type imports from '@/messages/en/imports.json'
import type jobs from '@/messages/en/jobs.json'
import type kinds from '@/messages/en/kinds.json'
import type labels from '@/messages/en/labels.json'
import type lists from '@/messages/en/lists.json'
import type mail from '@/messages/en/mail.json'
import type masks from '@/messages/en/masks.json'
import type media from '@/messages/en/media.json'
import type members from '@/messages/en/members.json'
import type merging from '@/messages/en/merging.json'
import type names from '@/messages/en/names.json'
import type records from '@/messages/en/records.json'
import type relocation from '@/messages/en/relocation.json'
import type reports from '@/messages/en/reports.json'
import type review from '@/messages/en/review.json'
import type settings from '@/messages/en/settings.json'
import type sources from '@/messages/en/sources.json'
import type trust from '@/messages/en/trust.json'
import type ui from '@/messages/en/ui.json'
import type verification from '@/messages/en/verification.json'

/** The English catalogue, by area: each area is one file in messages/en. Other languages have the same keys. */
export type Messages = {
  archive: typeof archive
  audit: typeof audit
  bulk: typeof bulk
  checks: typeof checks
  citations: typeof citations
  citing: typeof citing
  collections: typeof collections
  commands: typeof commands
  dates: typeof dates
  desk: typeof desk
  discussions: typeof discussions
  editions: typeof editions
  editor: typeof editor
  errors: typeof errors
  exchange: typeof exchange
  figures: typeof figures
  holdings: typeof holdings
  imports: typeof imports
  jobs: typeof jobs
  kinds: typeof kinds
  labels: typeof labels
  mail: typeof mail
  lists: typeof lists
  masks: typeof masks
  media: typeof media
  members: typeof members
  merging: typeof merging
  names: typeof names
  records: typeof records
  relocation: typeof relocation
  reports: typeof reports
  review: typeof review
  settings: typeof settings
  sources: typeof sources
  trust: typeof trust
  ui: typeof ui
  verification: typeof verification
}

type Path<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Path<Tree[Name]>}`
}[keyof Tree & string]

/** The full key of a message: "errors.input.missing". */
export type MessageKey = Path<Messages>
