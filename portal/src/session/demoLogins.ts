// The accounts that stand in the README; they exist only beside demo data.

export const DEMO_PASSWORD = 'simpul-demo-2026';

const at = (mailbox: string) => `${mailbox}@demo.simpul.test`;

export const DEMO_LOGINS = [
  { email: at('company-1'), label: 'session.demo.company' },
  { email: at('company-2'), label: 'session.demo.company2' },
  { email: at('forum-jambi'), label: 'session.demo.coordinator' },
  { email: at('forum-15.07'), label: 'session.demo.coordinator1507' },
  { email: at('officer-jambi'), label: 'session.demo.officer' },
  { email: at('pillars-jambi'), label: 'session.demo.pillars' },
  { email: at('admin'), label: 'session.demo.admin' },
] as const;
