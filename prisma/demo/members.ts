/** The demo archive's members: one a role, named after it. They exist only in a demo archive; the start prints them. */
export const demoMembers = [
  {
    key: 'contributor',
    name: 'Demo contributor',
    role: 'CONTRIBUTOR',
    email: 'contributor@demo.example',
    password: 'stone reads slowly 1',
  },
  {
    key: 'editor',
    name: 'Demo editor',
    role: 'EDITOR',
    email: 'editor@demo.example',
    password: 'stone reads slowly 2',
  },
  {
    key: 'reviewer',
    name: 'Demo reviewer',
    role: 'REVIEWER',
    email: 'reviewer@demo.example',
    password: 'stone reads slowly 3',
  },
  {
    key: 'publisher',
    name: 'Demo publisher',
    role: 'PUBLISHER',
    email: 'publisher@demo.example',
    password: 'stone reads slowly 4',
  },
  {
    key: 'admin',
    name: 'Demo admin',
    role: 'ADMIN',
    email: 'admin@demo.example',
    password: 'stone reads slowly 5',
  },
] as const
export type DemoMemberKey = (typeof demoMembers)[number]['key']
