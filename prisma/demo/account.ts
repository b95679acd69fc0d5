import { type DemoRecord, given } from './shapes'

const officials = 'Official figures, not named, as cited by the compilation'
/** The compilation names who states the number of people killed and its parts. It names no one for its other figures. */
const compilers = 'The compilation'
const compiled = ['compilation']

/** The account of what one document states, with all its figures. */
export const account: DemoRecord = {
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
    { heading: 'How it is known' },
    {
      text: 'All of it is known through a note that repeats one compiled page.',
      says: 'what',
      note: {
        after: 'a note',
        text: 'It was written for this demonstration and is in the archive as a copy.',
      },
    },
    {
      image: 'diagram',
      alternative:
        'Three circles from left to right, joined by arrows. The first two have a broken outline and are empty; the third is filled.',
      caption:
        'A newspaper or an act, the compiled page, and the note. Only the note was seen, so its circle is filled.',
      credit: 'Drawn by this program',
    },
    {
      caption: 'What the statements rest on',
      table: [
        ['Work', 'Known through', 'Seen'],
        ['Newspapers and acts', 'The compiled page', 'No'],
        ['The compiled page', 'The note', 'No'],
        ['The note', 'Itself', 'Yes'],
      ],
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
}
