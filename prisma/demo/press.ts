import type { DemoRecord } from './shapes'
import { demoSources } from './sources'

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
  titleIsSupplied: true,
  by: 'contributor',
  ...record,
})

/** What the compilation says of newspapers and magazines that no one has seen. */
export const pressRecords: DemoRecord[] = [
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
    state: 'PUBLISHED',
  }),
]
