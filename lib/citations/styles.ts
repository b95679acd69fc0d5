import { z } from 'zod'
import type { CslItem } from '@/lib/sources/csl'

/** The citation style of one source type (after Chicago 14, with British punctuation outside quotation marks). */
export type Style = {
  title: 'ITALIC' | 'QUOTED' | 'PLAIN'
  /**
   * PRESS: container and place, date, page. JOURNAL: container, volume and number (date): pages. PART: in container. ACT: body,
   * jurisdiction and instrument before the date. WORK: place, publisher and date.
   */
  form: 'PRESS' | 'JOURNAL' | 'PART' | 'ACT' | 'WORK'
}

const styles: Record<string, Style> = {
  article: { title: 'QUOTED', form: 'WORK' },
  'article-journal': { title: 'QUOTED', form: 'JOURNAL' },
  'article-magazine': { title: 'QUOTED', form: 'PRESS' },
  'article-newspaper': { title: 'QUOTED', form: 'PRESS' },
  bill: { title: 'PLAIN', form: 'ACT' },
  book: { title: 'ITALIC', form: 'WORK' },
  broadcast: { title: 'QUOTED', form: 'PRESS' },
  chapter: { title: 'QUOTED', form: 'PART' },
  'entry-dictionary': { title: 'QUOTED', form: 'PART' },
  'entry-encyclopedia': { title: 'QUOTED', form: 'PART' },
  hearing: { title: 'PLAIN', form: 'ACT' },
  interview: { title: 'QUOTED', form: 'PRESS' },
  legal_case: { title: 'ITALIC', form: 'ACT' },
  legislation: { title: 'PLAIN', form: 'ACT' },
  manuscript: { title: 'QUOTED', form: 'WORK' },
  map: { title: 'ITALIC', form: 'WORK' },
  motion_picture: { title: 'ITALIC', form: 'WORK' },
  pamphlet: { title: 'ITALIC', form: 'WORK' },
  'paper-conference': { title: 'QUOTED', form: 'PART' },
  periodical: { title: 'ITALIC', form: 'WORK' },
  post: { title: 'QUOTED', form: 'PRESS' },
  'post-weblog': { title: 'QUOTED', form: 'PRESS' },
  regulation: { title: 'PLAIN', form: 'ACT' },
  report: { title: 'ITALIC', form: 'WORK' },
  review: { title: 'QUOTED', form: 'PRESS' },
  'review-book': { title: 'QUOTED', form: 'JOURNAL' },
  speech: { title: 'QUOTED', form: 'WORK' },
  thesis: { title: 'QUOTED', form: 'WORK' },
  treaty: { title: 'PLAIN', form: 'ACT' },
  webpage: { title: 'QUOTED', form: 'PRESS' },
}

const suppliedSchema = z.object({ stele: z.object({ titleIsSupplied: z.literal(true) }) })

/** True where the archive supplied the title, which is in square brackets then. */
export const isSupplied = ({ custom }: CslItem): boolean => suppliedSchema.safeParse(custom).success

/** The style of an item. A supplied title has neither quotation marks nor italics. */
export function styleOf(item: CslItem): Style {
  const style = styles[item.type] ?? { title: 'PLAIN', form: 'WORK' }
  return isSupplied(item) ? { ...style, title: 'PLAIN' } : style
}
