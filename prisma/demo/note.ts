/**
 * The background note of the demo archive. The project wrote it, in its own words, from one page of text that an archive received. Each
 * statement says who states it. The note is loaded as a source with an archive copy (background-note.pdf), so that the demo's quotations can be
 * traced to it. The demo knows statements of newspapers and parliaments only as that page reports them. `npm run note` writes the PDF again.
 */
export const statements = {
  what: 'This note describes one page of text in English about the town of Khojaly and the night of 25 to 26 February 1992. The page was compiled by one party to a conflict. The note repeats who states what according to that page, which is called “the compilation” here. It does not say that any of it is so.',
  limits:
    'Accounts of these events differ and are disputed. The compilation is the only document this note rests on. The newspapers and acts that it names were not seen.',

  roads:
    'The compilation states that by the end of October 1991 every road into Khojaly had been closed, and describes the town as besieged from then on.',
  electricity: 'It gives 2 January, without a year, as the day on which the supply of electricity ended.',
  helicopter:
    'It states that helicopters were then the last way into the town, and that this way was lost some months afterwards, without naming a day.',
  night:
    'For the night of 25 to 26 February 1992 it states that Armenian armed forces encircled Khojaly together with units of the 366th motor rifle regiment.',
  regiment:
    'It describes that regiment as part of the 23rd division of the 4th army of the USSR, stationed in Khankandi.',
  equipment:
    'It counts 10 tanks, 16 armoured carriers, nine infantry fighting vehicles and 180 military experts in the encirclement.',
  destruction:
    'It describes the burning and destruction of the town and the killing of civilians with great cruelty, and goes on to describe mutilation.',

  killed: 'Citing what it calls official figures, the compilation states that 613 people were killed.',
  women: 'The same official figures, as the compilation cites them, count 106 women among those killed.',
  children: 'The same official figures, as the compilation cites them, count 63 children among those killed.',
  elderly:
    'The same official figures, as the compilation cites them, count 70 elderly people among those killed.',
  families: 'It states that no member of eight families was left alive.',
  tortured: 'It states that 56 people died under torture.',
  orphaned: 'It counts 25 children who were left without either parent.',
  disabled: 'It counts 487 people who were left disabled.',
  minors: 'Of those left disabled, it counts 76 minors.',
  hostages: 'It counts 1,275 people taken hostage.',
  missing: 'It states that the fate of 150 people was not known when it was written.',

  valeurs:
    'The compilation attributes to the French magazine Valeurs actuelles, in an issue it dates 14 March 1992, a passage on the weapons of Armenian forces and of people from the Near East said to be with them, on bases of an organisation named ASALA in two other countries, and on killings in over a hundred Muslim villages.',
  lemonde:
    'It attributes to the Paris newspaper Le Monde of 14 March 1992 a passage saying that foreign journalists in Agdam had seen, among the dead, women and three children whose bodies had been mutilated, and that this was no propaganda.',
  sundaytimes:
    'It attributes to The Sunday Times (London) of 1 March 1992 a passage in which survivors are reported as saying that soldiers shot and bayoneted over 450 Azeris, women and children among them, as they fled from an attack on their town.',
  sundaymissing:
    'In the same passage, hundreds of people and possibly thousands are described as missing and feared dead.',
  testimony:
    'The same passage reports a woman who had reached Agdam with other women and with children, after passing through Armenian lines. She is reported to have described continued shooting.',
  relatives:
    'She is also reported to have said that her husband and two relatives by marriage were killed before her eyes, and that a daughter could not be found.',
  washingtonpost:
    'The compilation names an issue of The Washington Post dated 28 February 1992 among publications that, in its words, gave evidence of an attack with modern weapons and of the killing of dozens of families. It quotes nothing from it.',
  eveneman:
    'It names a Paris magazine, in a spelling that cannot be matched to a title with certainty, with an issue of 25 March. It gives no year and quotes nothing.',

  campaign:
    'The compilation states that on 8 May 2008 an awareness campaign under the name Justice for Khojaly was proposed by Leyla Aliyeva, then general coordinator of a youth forum of the Islamic Conference, and that it began in February 2009.',
  states:
    'For states of the USA, naming their Houses of Representatives, the compilation lists the days on which documents were adopted that, in its words, recognise and commemorate the events as genocide. It writes these dates with the day first.',
  massachusetts:
    'It names Massachusetts, 25 February 2010, as the first of them, by a resolution of the House of Representatives.',
  texas: 'Texas: 3 March 2011.',
  georgia: 'Georgia: 24 February 2012.',
  newjersey: 'New Jersey: 25 February 2012.',
  maine: 'Maine: 13 March 2012.',
  newmexico: 'New Mexico: 28 January 2013.',
  arkansas: 'Arkansas: 8 February 2013.',
  oklahoma: 'Oklahoma: 20 February 2013.',
  tennessee: 'Tennessee: 19 March 2013.',
  pennsylvania2013: 'Pennsylvania, for the first time: 20 March 2013.',
  westvirginia: 'West Virginia: 3 April 2013.',
  connecticut: 'Connecticut: 16 April 2013.',
  indiana: 'Indiana: 3 March 2014.',
  pennsylvania2015: 'Pennsylvania, for the second time: 2 March 2015.',

  mexico:
    'It dates to 20 December 2011 a resolution of the Chamber of Deputies of Mexico, and describes it as a sharp condemnation of an occupation of Azerbaijani lands and of what it calls the massacre in Khojaly.',
  pakistan:
    'It dates to 1 February 2012 a resolution of the Senate of Pakistan, and in the same entry speaks of the Foreign Relations Committee. Which of the two acted is not clear from it.',
  colombia:
    'It dates to 23 April 2012 a resolution of the Senate of Colombia, and calls Colombia the second country of Latin America to take such a step.',
  jordan: 'It mentions a statement of the Senate of Jordan of 28 May. No year is given.',
  peru: 'It mentions that the parliament of Peru passed resolutions on 13 June about the conflict over Nagorno-Karabakh and about Khojaly. No year is given.',
  panama:
    'It mentions resolution No 4 of the National Assembly of Panama, adopted on 13 August. No year is given.',
  bosnia:
    'It dates to 26 February 2013 a resolution of the House of Peoples of Bosnia and Herzegovina, adopted by a large majority, with a title on respect for the sovereignty of Azerbaijan.',
  honduras:
    'It dates to 17 January 2014 a resolution of the National Congress of Honduras, to which it gives the number 333-2013.',
  sudan:
    'It dates to 1 September 2014 a resolution of a committee of the National Assembly of Sudan, the one for foreign relations, and says that this resolution speaks of genocide and of a crime against humanity.',
  rivlin:
    'It states that Reuven Rivlin, President of Israel, mentioned Khojaly on 29 January 2015 when he spoke at the General Assembly of the United Nations on a day in memory of the victims of the Holocaust.',
  czech:
    'It states that the Czech Republic was the first member of the European Union to condemn the killing of civilians in Khojaly. It names neither a body nor a day.',
} as const

export type StatementKey = keyof typeof statements

/** Statements that records show behind a content warning, with the warning of their masks, so that other records warn of them too. */
export const graphic: Partial<Record<StatementKey, string>> = {
  destruction: 'Cruelty against civilians',
  lemonde: 'Mutilation of the dead, among them children.',
  sundaytimes: 'Killing of civilians.',
  sundaymissing: 'Killing of civilians.',
  testimony: 'Killing of relatives before the eyes of the speaker.',
  relatives: 'Killing of relatives before the eyes of the speaker.',
}

/** The sections of the note, each with its statements. */
export const sections: [heading: string, keys: StatementKey[]][] = [
  ['What this note is', ['what', 'limits']],
  [
    'Before and during the night',
    ['roads', 'electricity', 'helicopter', 'night', 'regiment', 'equipment', 'destruction'],
  ],
  [
    'Figures',
    [
      'killed',
      'women',
      'children',
      'elderly',
      'families',
      'tortured',
      'orphaned',
      'disabled',
      'minors',
      'hostages',
      'missing',
    ],
  ],
  [
    'What it attributes to newspapers and magazines',
    [
      'valeurs',
      'lemonde',
      'sundaytimes',
      'sundaymissing',
      'testimony',
      'relatives',
      'washingtonpost',
      'eveneman',
    ],
  ],
  ['A campaign', ['campaign']],
  [
    'States of the USA',
    [
      'states',
      'massachusetts',
      'texas',
      'georgia',
      'newjersey',
      'maine',
      'newmexico',
      'arkansas',
      'oklahoma',
      'tennessee',
      'pennsylvania2013',
      'westvirginia',
      'connecticut',
      'indiana',
      'pennsylvania2015',
    ],
  ],
  [
    'Other acts and statements',
    [
      'mexico',
      'pakistan',
      'colombia',
      'jordan',
      'peru',
      'panama',
      'bosnia',
      'honduras',
      'sudan',
      'rivlin',
      'czech',
    ],
  ],
]

export const noteTitle = 'Background note on one document about Khojaly'
