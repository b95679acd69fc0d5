import { account } from './account'
import { actRecords } from './acts'
import { declarationRecords } from './declaration'
import { pressRecords } from './press'
import { type DemoRecord, given } from './shapes'

/** The records of the demo in the order in which they are made. */
export const demoRecords: DemoRecord[] = [
  account,
  ...pressRecords,
  {
    kind: 'testimony',
    slug: 'testimony-woman-who-reached-agdam',
    title: 'A woman who reached Agdam',
    titleIsSupplied: true,
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
    state: 'APPROVED',
    by: 'editor',
  },
  ...actRecords,
  ...declarationRecords,
]
