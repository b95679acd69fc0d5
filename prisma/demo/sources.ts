import { actSources } from './acts'
import { declarationSources } from './declaration'
import { type DemoSource, given } from './shapes'

const issue = (name: string, place: string, printed: string, edtf: string): DemoSource => ({
  type: name === 'Valeurs actuelles' ? 'article-magazine' : 'article-newspaper',
  identification: 'PARTIAL',
  title: `Item in ${name}`,
  titleIsSupplied: true,
  containerTitle: name,
  publisherPlace: place,
  issued: given(printed, edtf),
  note: 'Title supplied by the archive: the headline is not known. Known only as the compilation reports it.',
  authority: { key: name, role: 'periodical' },
})

/** The sources of the demo by key. Only `note` and the texts of the Declaration have archive copies. */
export const demoSources: Record<string, DemoSource> = {
  note: {
    type: 'report',
    identification: 'IDENTIFIED',
    title: 'Background note on one document about Khojaly',
    publisher: 'Stele demo archive',
    note: 'Written by the project for the demo archive, in its own words.',
  },
  compilation: {
    type: 'document',
    identification: 'PARTIAL',
    title: 'One-page compilation about Khojaly',
    titleIsSupplied: true,
    note: 'Title supplied by the archive. One page of text in English, compiled by one party to a conflict; author and date are not given.',
  },
  valeurs: issue('Valeurs actuelles', 'France', '14 March 1992', '1992-03-14'),
  lemonde: issue('Le Monde', 'Paris', '14 March 1992', '1992-03-14'),
  sundaytimes: issue('The Sunday Times', 'London', '1 March 1992', '1992-03-01'),
  washingtonpost: issue('The Washington Post', 'USA', '28 February 1992', '1992-02-28'),
  eveneman: {
    type: 'article-magazine',
    identification: 'NAMED_ONLY',
    title: 'Item in a Paris magazine, title uncertain',
    titleIsSupplied: true,
    publisherPlace: 'Paris',
    issued: given('25 March', 'XXXX-03-25'),
    note: 'Title supplied by the archive. The compilation’s spelling of the magazine cannot be matched with certainty.',
  },
  ...actSources,
  ...declarationSources,
}

export const periodicals = ['Valeurs actuelles', 'Le Monde', 'The Sunday Times', 'The Washington Post']

const variant = (name: string, script: string, language: string) => ({ name, script, language })

/** Places, with their names in other languages, by which a search finds them, and about where they are. */
export const demoPlaces = [
  {
    name: 'Khojaly',
    coordinates: '39.91, 46.79',
    variants: [
      variant('Xocalı', 'Latn', 'az'),
      variant('Hocalı', 'Latn', 'tr'),
      variant('Khodjaly', 'Latn', 'fr'),
      variant('Խոջալու', 'Armn', 'hy'),
      variant('Ходжалы', 'Cyrl', 'ru'),
      variant('خوجالي', 'Arab', 'ar'),
      variant('خوجالی', 'Arab', 'fa'),
    ],
  },
  {
    name: 'Agdam',
    coordinates: '39.99, 46.93',
    variants: [
      variant('Ağdam', 'Latn', 'az'),
      variant('Aghdam', 'Latn', 'fr'),
      variant('Աղդամ', 'Armn', 'hy'),
      variant('Агдам', 'Cyrl', 'ru'),
    ],
  },
]
