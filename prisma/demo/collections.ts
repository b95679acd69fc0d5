import { actRecords } from './acts'
import { declarationRecords } from './declaration'
import { pressRecords } from './press'

const slugs = (records: readonly { slug: string }[]) => records.map(({ slug }) => slug)

/** Collections of the demo, each with the addresses of its records in their order. Readers see those of them that are published. */
export const demoCollections = [
  {
    slug: 'acts-of-parliaments',
    title: 'Acts of parliaments',
    introduction:
      'Acts and statements of parliaments that one document names, each with the details that it gives. They are in the order of the document, not by weight. None of the acts was seen.',
    records: slugs(actRecords),
  },
  {
    slug: 'what-newspapers-wrote',
    title: 'What newspapers wrote',
    introduction:
      'Newspapers and magazines of 1992 that one document quotes or names. The archive has seen none of the issues, and says in each record what it relies on.',
    records: slugs(pressRecords),
  },
  {
    slug: 'one-declaration-in-twelve-languages',
    title: 'One declaration in twelve languages',
    introduction:
      'Articles 1, 3 and 5 of the Universal Declaration of Human Rights, quoted from transcripts in twelve languages. Where a text is a translation, the first article stands beside the English one.',
    records: slugs(declarationRecords),
  },
]
