import { actRecords, actSources } from './acts'
import { type DemoRecord, type DemoSource, given } from './shapes'

const issue = (name: string, place: string, printed: string, edtf: string): DemoSource => ({
  type: name === 'Valeurs actuelles' ? 'article-magazine' : 'article-newspaper',
  identification: 'PARTIAL',
  title: `Item in ${name}`,
  containerTitle: name,
  publisherPlace: place,
  issued: given(printed, edtf),
  note: 'Title supplied by the archive: the headline is not known. Known only as the compilation reports it.',
  authority: { key: name, role: 'periodical' },
})

/** The sources of the demo by key. Only `note` has an archive copy. */
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
    publisherPlace: 'Paris',
    issued: given('25 March', 'XXXX-03-25'),
    note: 'Title supplied by the archive. The compilation’s spelling of the magazine cannot be matched with certainty.',
  },
  ...actSources,
}

export const periodicals = ['Valeurs actuelles', 'Le Monde', 'The Sunday Times', 'The Washington Post']

const officials = 'Official figures, not named, as cited by the compilation'
/** The compilation names who states the number of people killed and its parts. It names no one for its other figures. */
const compilers = 'The compilation'
const compiled = ['compilation']

const press = (
  key: 'valeurs' | 'lemonde' | 'sundaytimes' | 'washingtonpost' | 'eveneman',
  record: Omit<DemoRecord, 'kind' | 'by' | 'slug' | 'fields'>,
): DemoRecord => ({
  kind: 'press-excerpt',
  slug: `press-${key}`,
  fields: {
    periodical: demoSources[key]?.containerTitle ?? 'Paris magazine, title uncertain',
    place: demoSources[key]?.publisherPlace ?? '',
    published: demoSources[key]?.issued ?? null,
  },
  by: 'contributor',
  ...record,
})

export const demoRecords: DemoRecord[] = [
  {
    kind: 'account',
    slug: 'khojaly-what-one-document-states',
    title: 'Khojaly, 25 to 26 February 1992: what one document states',
    summary:
      'The statements of one compiled page about the town of Khojaly and one night in 1992, each linked to the note that the archive has of them. Other accounts differ; the archive has none of them yet.',
    contentWarning: 'Killing of civilians, among them children; torture and mutilation are mentioned.',
    fields: { period: given('25-26 February 1992', '1992-02-25/1992-02-26') },
    timeline: [
      {
        date: given('the late October 1991', '1991-10'),
        text: 'According to the compilation, all roads to Khojaly were closed.',
        says: 'roads',
      },
      {
        date: given('2 January', 'XXXX-01-02'),
        text: 'According to the compilation, the supply of electricity ended.',
        says: 'electricity',
      },
      {
        date: given('a few months later', null),
        text: 'According to the compilation, the last way into the town, by helicopter, was lost.',
        says: 'helicopter',
      },
      {
        date: given('the night of 25-26 February 1992', '1992-02-25/1992-02-26'),
        text: 'According to the compilation, armed forces and units of a regiment encircled the town.',
        says: 'night',
      },
    ],
    body: [
      { heading: 'What this page is' },
      { text: 'This page follows one document and asserts none of it.', says: 'what' },
      {
        quote:
          'Accounts of these events differ and are disputed. The compilation is the only document this note rests on. The newspapers and acts that it names were not seen.',
        mode: 'VERBATIM',
        says: 'limits',
        via: [],
      },
      { heading: 'Before the night' },
      { text: 'The compilation describes a siege that began in the autumn of 1991.', says: 'roads' },
      {
        quote:
          'It states that helicopters were then the last way into the town, and that this way was lost some months afterwards, without naming a day.',
        mode: 'VERBATIM',
        says: 'helicopter',
        via: [],
      },
      { heading: 'The night' },
      { text: 'It names the forces that, it says, took part.', says: 'night' },
      {
        quote:
          'It counts 10 tanks, 16 armoured carriers, nine infantry fighting vehicles and 180 military experts in the encirclement.',
        mode: 'VERBATIM',
        says: 'equipment',
        via: [],
      },
      { text: 'It places the regiment that it names within the army of the USSR.', says: 'regiment' },
      {
        sensitive: 'Cruelty against civilians',
        blocks: [
          {
            quote:
              'It describes the burning and destruction of the town and the killing of civilians with great cruelty, and goes on to describe mutilation.',
            mode: 'VERBATIM',
            says: 'destruction',
            via: [],
          },
        ],
      },
      { heading: 'Figures' },
      {
        text: 'The figures below are those that the compilation gives, beside one that it attributes to a newspaper.',
        says: 'killed',
      },
    ],
    figures: [
      {
        key: 'killed',
        measure: 'killed',
        population: 'people',
        quantity: { kind: 'EXACT', value: 613 },
        statedBy: officials,
        says: 'killed',
        via: compiled,
      },
      {
        key: 'women',
        measure: 'killed',
        population: 'women',
        quantity: { kind: 'EXACT', value: 106 },
        statedBy: officials,
        says: 'women',
        via: compiled,
        partOf: 'killed',
      },
      {
        key: 'children',
        measure: 'killed',
        population: 'children',
        quantity: { kind: 'EXACT', value: 63 },
        statedBy: officials,
        says: 'children',
        via: compiled,
        partOf: 'killed',
      },
      {
        key: 'elderly',
        measure: 'killed',
        population: 'elderly people',
        quantity: { kind: 'EXACT', value: 70 },
        statedBy: officials,
        says: 'elderly',
        via: compiled,
        partOf: 'killed',
      },
      {
        key: 'sundaytimes',
        measure: 'killed',
        population: 'people',
        quantity: { kind: 'AT_LEAST', value: 450 },
        statedBy: 'Survivors, as reported by The Sunday Times',
        says: 'sundaytimes',
        via: ['sundaytimes', 'compilation'],
        note: 'Given as “more than 450”.',
      },
      {
        key: 'families',
        measure: 'families with no one left alive',
        population: 'families',
        quantity: { kind: 'EXACT', value: 8 },
        statedBy: compilers,
        says: 'families',
        via: compiled,
      },
      {
        key: 'tortured',
        measure: 'tortured to death',
        population: 'people',
        quantity: { kind: 'EXACT', value: 56 },
        statedBy: compilers,
        says: 'tortured',
        via: compiled,
      },
      {
        key: 'orphaned',
        measure: 'left without either parent',
        population: 'children',
        quantity: { kind: 'EXACT', value: 25 },
        statedBy: compilers,
        says: 'orphaned',
        via: compiled,
      },
      {
        key: 'disabled',
        measure: 'disabled',
        population: 'people',
        quantity: { kind: 'EXACT', value: 487 },
        statedBy: compilers,
        says: 'disabled',
        via: compiled,
      },
      {
        key: 'minors',
        measure: 'disabled',
        population: 'minors',
        quantity: { kind: 'EXACT', value: 76 },
        statedBy: compilers,
        says: 'minors',
        via: compiled,
        partOf: 'disabled',
      },
      {
        key: 'hostages',
        measure: 'taken hostage',
        population: 'people',
        quantity: { kind: 'EXACT', value: 1275 },
        statedBy: compilers,
        says: 'hostages',
        via: compiled,
      },
      {
        key: 'missing',
        measure: 'fate not known',
        population: 'people',
        quantity: { kind: 'EXACT', value: 150 },
        statedBy: compilers,
        says: 'missing',
        via: compiled,
      },
    ],
    state: 'PUBLISHED',
    by: 'editor',
  },
  press('sundaytimes', {
    title: 'The Sunday Times, 1 March 1992, on people who fled',
    summary:
      'What survivors said according to a London newspaper, as one compilation reports it. The issue was not seen.',
    contentWarning: 'Killing of civilians.',
    body: [
      {
        quote:
          'Survivors are reported as saying that soldiers shot and bayoneted over 450 people as they fled from an attack on their town.',
        mode: 'PARAPHRASE',
        says: 'sundaytimes',
        via: ['sundaytimes', 'compilation'],
      },
      {
        quote: 'Hundreds of people, and possibly thousands, are described as missing.',
        mode: 'PARAPHRASE',
        says: 'sundaymissing',
        via: ['sundaytimes', 'compilation'],
      },
    ],
    state: 'PUBLISHED',
  }),
  press('lemonde', {
    title: 'Le Monde, 14 March 1992, on what journalists saw in Agdam',
    summary:
      'What foreign journalists saw according to a Paris newspaper, as one compilation reports it. The issue was not seen.',
    contentWarning: 'Mutilation of the dead, among them children.',
    body: [
      {
        quote:
          'Foreign journalists are reported to have seen mutilated women and children among the dead in Agdam.',
        mode: 'PARAPHRASE',
        says: 'lemonde',
        via: ['lemonde', 'compilation'],
      },
    ],
    figures: [
      {
        key: 'lemonde',
        measure: 'seen among the dead, mutilated',
        population: 'children',
        place: 'Agdam',
        quantity: { kind: 'EXACT', value: 3 },
        statedBy: 'Foreign journalists, as reported by Le Monde',
        says: 'lemonde',
        via: ['lemonde', 'compilation'],
      },
    ],
    state: 'PUBLISHED',
  }),
  press('valeurs', {
    title: 'Valeurs actuelles, 14 March 1992, on weapons and forces',
    summary:
      'What a French magazine wrote on weapons and forces, as one compilation reports it. The issue was not seen.',
    body: [
      {
        quote:
          'According to the compilation, the magazine wrote of modern weapons, of bases of an organisation in two other countries, and of killings in over a hundred villages.',
        mode: 'PARAPHRASE',
        says: 'valeurs',
        via: ['valeurs', 'compilation'],
      },
    ],
    state: 'IN_REVIEW',
  }),
  press('washingtonpost', {
    title: 'The Washington Post, 28 February 1992',
    summary: 'An issue that one compilation names without quoting it. The issue was not seen.',
    body: [
      {
        quote:
          'The issue is named among publications that, in the words of the compilation, gave evidence of an attack with modern weapons and of the killing of dozens of families.',
        mode: 'PARAPHRASE',
        says: 'washingtonpost',
        via: ['washingtonpost', 'compilation'],
      },
    ],
    state: 'PUBLISHED',
  }),
  press('eveneman', {
    title: 'A Paris magazine, 25 March, year not given',
    summary:
      'An issue that one compilation names in an uncertain spelling, without quoting it. The issue was not seen.',
    body: [
      {
        quote: 'A Paris magazine is named with an issue of 25 March; no year is given.',
        mode: 'PARAPHRASE',
        says: 'eveneman',
        via: ['eveneman', 'compilation'],
      },
    ],
    state: 'DRAFT',
  }),
  {
    kind: 'testimony',
    slug: 'testimony-woman-who-reached-agdam',
    title: 'A woman who reached Agdam',
    summary:
      'What a survivor said according to a newspaper, as one compilation reports it. She is not named here.',
    contentWarning: 'Killing of relatives before the eyes of the speaker.',
    fields: {
      standing: 'survivor',
      given: given('1 March 1992', '1992-03-01'),
      recordedBy: 'The Sunday Times',
    },
    body: [
      {
        quote:
          'She is reported to have described continued shooting, and to have reached Agdam with other women and with children.',
        mode: 'PARAPHRASE',
        says: 'testimony',
        via: ['sundaytimes', 'compilation'],
      },
      {
        sensitive: 'Killing of relatives',
        blocks: [
          {
            quote:
              'She is reported to have seen her husband and two relatives by marriage killed, and not to have found her daughter.',
            mode: 'PARAPHRASE',
            says: 'relatives',
            via: ['sundaytimes', 'compilation'],
          },
        ],
      },
    ],
    state: 'PUBLISHED',
    by: 'editor',
  },
  {
    kind: 'account',
    slug: 'justice-for-khojaly-campaign',
    title: 'A campaign named Justice for Khojaly',
    summary: 'What one document states about an awareness campaign proposed in 2008.',
    fields: { period: given('8 May 2008', '2008-05-08') },
    timeline: [
      {
        date: given('8 May 2008', '2008-05-08'),
        text: 'According to the compilation, the campaign was proposed.',
        says: 'campaign',
      },
      {
        date: given('February of 2009', '2009-02'),
        text: 'According to the compilation, the campaign began.',
        says: 'campaign',
      },
    ],
    body: [
      { text: 'The compilation names who proposed the campaign and in which office.', says: 'campaign' },
    ],
    state: 'IN_REVIEW',
    by: 'editor',
  },
  ...actRecords,
]
