import type { StatementKey } from './note'
import { type DemoRecord, type DemoSource, type DemoState, given } from './shapes'

type Act = {
  key: StatementKey
  /** Who acted. With `what` the title of the record. */
  name: string
  what: string
  body: string
  jurisdiction: string
  instrument: string
  number?: string
  date?: [verbatim: string, edtf: string]
  /** The compilation's statement about it, in our words. */
  says: string
  state: DemoState
}

const state = (
  key: StatementKey,
  name: string,
  printed: string,
  edtf: string,
  day: string,
  where: DemoState = 'PUBLISHED',
): Act => ({
  key,
  name: `House of Representatives of ${name}`,
  what: `${key === 'massachusetts' ? 'resolution' : 'document'} of ${day}`,
  body: `House of Representatives of ${name}`,
  jurisdiction: `${name}, United States of America`,
  instrument: key === 'massachusetts' ? 'Resolution' : 'Document, kind not stated',
  date: [printed, edtf],
  says:
    key === 'massachusetts'
      ? 'A resolution of this House is listed as the first step of its kind in the United States.'
      : 'A document of this House is listed among those that, according to the compilation, recognise and commemorate the events as genocide.',
  state: where,
})

/** Every act and statement that the compilation names, with the details that it gives and no others. */
const acts: Act[] = [
  state('massachusetts', 'Massachusetts', '25.02.2010', '2010-02-25', '25 February 2010'),
  state('texas', 'Texas', '03.03.2011', '2011-03-03', '3 March 2011'),
  state('georgia', 'Georgia', '24.02.2012', '2012-02-24', '24 February 2012'),
  state('newjersey', 'New Jersey', '25.02.2012', '2012-02-25', '25 February 2012'),
  state('maine', 'Maine', '13.03.2012', '2012-03-13', '13 March 2012'),
  state('newmexico', 'New Mexico', '28.01.2013', '2013-01-28', '28 January 2013'),
  state('arkansas', 'Arkansas', '08.02.2013', '2013-02-08', '8 February 2013'),
  state('oklahoma', 'Oklahoma', '20.02.2013', '2013-02-20', '20 February 2013'),
  state('tennessee', 'Tennessee', '19.03.2013', '2013-03-19', '19 March 2013'),
  state('pennsylvania2013', 'Pennsylvania', '20.03.2013', '2013-03-20', '20 March 2013'),
  state('westvirginia', 'West Virginia', '03.04.2013', '2013-04-03', '3 April 2013'),
  state('connecticut', 'Connecticut', '16.04.2013', '2013-04-16', '16 April 2013'),
  state('indiana', 'Indiana', '03.03.2014', '2014-03-03', '3 March 2014'),
  state('pennsylvania2015', 'Pennsylvania', '02.03.2015', '2015-03-02', '2 March 2015'),
  {
    key: 'mexico',
    name: 'Chamber of Deputies of Mexico',
    what: 'resolution of 20 December 2011',
    body: 'Chamber of Deputies, Congress of Mexico',
    jurisdiction: 'Mexico',
    instrument: 'Resolution',
    date: ['20 December 2011', '2011-12-20'],
    says: 'The resolution is described as condemning an occupation of Azerbaijani lands and what the compilation calls the massacre in Khojaly.',
    state: 'PUBLISHED',
  },
  {
    key: 'pakistan',
    name: 'Senate of Pakistan',
    what: 'resolution of 1 February 2012',
    body: 'Senate of Pakistan',
    jurisdiction: 'Pakistan',
    instrument: 'Resolution',
    date: ['1 February 2012', '2012-02-01'],
    says: 'The compilation mentions a resolution of the Senate and gives its day.',
    state: 'PUBLISHED',
  },
  {
    key: 'colombia',
    name: 'Senate of Colombia',
    what: 'resolution of 23 April 2012',
    body: 'Senate of Colombia',
    jurisdiction: 'Colombia',
    instrument: 'Resolution',
    date: ['23 April 2012', '2012-04-23'],
    says: 'The compilation calls Colombia the second country of Latin America to take such a step.',
    state: 'PUBLISHED',
  },
  {
    key: 'jordan',
    name: 'Senate of Jordan',
    what: 'statement of 28 May, year not given',
    body: 'Senate of Jordan',
    jurisdiction: 'Jordan',
    instrument: 'Statement',
    date: ['28 May', 'XXXX-05-28'],
    says: 'The compilation mentions a statement of the Senate and gives its day without a year.',
    state: 'PUBLISHED',
  },
  {
    key: 'peru',
    name: 'Parliament of Peru',
    what: 'resolutions of 13 June, year not given',
    body: 'Parliament of Peru',
    jurisdiction: 'Peru',
    instrument: 'Resolutions',
    date: ['13 June', 'XXXX-06-13'],
    says: 'The compilation mentions resolutions about the conflict over Nagorno-Karabakh and about Khojaly, without a year.',
    state: 'PUBLISHED',
  },
  {
    key: 'panama',
    name: 'National Assembly of Panama',
    what: 'resolution No 4 of 13 August, year not given',
    body: 'National Assembly of Panama',
    jurisdiction: 'Panama',
    instrument: 'Resolution',
    number: '4',
    date: ['13 August', 'XXXX-08-13'],
    says: 'The compilation gives the number of the resolution and its day, without a year.',
    state: 'PUBLISHED',
  },
  {
    key: 'bosnia',
    name: 'House of Peoples of Bosnia and Herzegovina',
    what: 'resolution of 26 February 2013',
    body: 'House of Peoples, Parliamentary Assembly of Bosnia and Herzegovina',
    jurisdiction: 'Bosnia and Herzegovina',
    instrument: 'Resolution',
    date: ['26 February 2013', '2013-02-26'],
    says: 'The compilation states that a large majority adopted the resolution, and gives it a title on respect for the sovereignty of Azerbaijan.',
    state: 'PUBLISHED',
  },
  {
    key: 'honduras',
    name: 'National Congress of Honduras',
    what: 'resolution No 333-2013 of 17 January 2014',
    body: 'National Congress of Honduras',
    jurisdiction: 'Honduras',
    instrument: 'Resolution',
    number: '333-2013',
    date: ['17 January 2014', '2014-01-17'],
    says: 'The number that the compilation gives has another year than its date; both are kept as given.',
    state: 'RETURNED',
  },
  {
    key: 'sudan',
    name: 'Foreign relations committee of the National Assembly of Sudan',
    what: 'resolution of 1 September 2014',
    body: 'Committee of Foreign Relations, National Assembly of Sudan',
    jurisdiction: 'Sudan',
    instrument: 'Resolution',
    date: ['1 September 2014', '2014-09-01'],
    says: 'According to the compilation this resolution of a committee speaks of genocide and of a crime against humanity.',
    state: 'PUBLISHED',
  },
  {
    key: 'rivlin',
    name: 'President of Israel',
    what: 'address at the United Nations of 29 January 2015',
    body: 'President of Israel',
    jurisdiction: 'Israel',
    instrument: 'Address to the General Assembly of the United Nations',
    date: ['29 January 2015', '2015-01-29'],
    says: 'The compilation states that the President, Reuven Rivlin, mentioned Khojaly in an address on a day in memory of the victims of the Holocaust.',
    state: 'PUBLISHED',
  },
  {
    key: 'czech',
    name: 'Czech Republic',
    what: 'act not identified',
    body: 'Body not named',
    jurisdiction: 'Czech Republic',
    instrument: 'Not stated',
    says: 'The compilation names neither a body nor a day nor a document.',
    state: 'DRAFT',
  },
]

/** What each is, by the term that the compilation uses for it; nothing where it uses none. */
const typeOf = ({ instrument, body }: Act) => {
  if (instrument.startsWith('Address')) return 'speech'
  if (instrument === 'Statement') return 'statement'
  if (!instrument.startsWith('Resolution')) return ''
  return body.includes('Committee') ? 'committee' : 'resolution'
}

const dateOf = (act: Act) => (act.date ? given(...act.date) : undefined)

/** Each act as its own source, known only through the compilation. */
export const actSources: Record<string, DemoSource> = Object.fromEntries(
  acts.map((act): [string, DemoSource] => [
    act.key,
    {
      type: act.key === 'rivlin' ? 'speech' : 'legislation',
      identification: act.number ? 'PARTIAL' : 'NAMED_ONLY',
      title: `${act.instrument === 'Not stated' ? 'Act' : act.instrument}${act.number ? ` No ${act.number}` : ''}, ${act.name}`,
      titleIsSupplied: true,
      issued: dateOf(act),
      jurisdiction: act.jurisdiction,
      number: act.number,
      note: 'Title supplied by the archive. The act was not seen.',
      authority: { key: act.body, role: 'body' },
    },
  ]),
)

/** The bodies, which become authorities. */
export const actBodies = acts
  .filter((act) => act.key !== 'czech')
  .map((act) => ({ name: act.body, place: act.jurisdiction }))

/** Each act as a record. */
export const actRecords: DemoRecord[] = acts.map((act) => ({
  kind: 'resolution',
  slug: `act-${act.key}`,
  title: `${act.name}, ${act.what}`,
  titleIsSupplied: true,
  summary: `What one document reports of ${act.key === 'czech' ? 'an act' : 'this act'}. The act itself was not seen.`,
  fields: {
    body: act.body,
    jurisdiction: act.jurisdiction,
    act: typeOf(act),
    instrument: act.instrument,
    number: act.number ?? '',
    adopted: dateOf(act) ?? null,
  },
  body: [{ quote: act.says, mode: 'PARAPHRASE', says: act.key, via: [act.key, 'compilation'] }],
  state: act.state,
  by: 'editor',
}))
