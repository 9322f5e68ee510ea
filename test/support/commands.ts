import type { Command } from './command.ts';
import { ofCompliance } from './commands-of-compliance.ts';
import { ofCsr } from './commands-of-csr.ts';
import { ofMoney } from './commands-of-money.ts';
import { ofDesk } from './commands-of-desk.ts';
import { ofImporting } from './commands-of-importing.ts';
import { ofMeetings } from './commands-of-meetings.ts';
import { ofPillars } from './commands-of-pillars.ts';
import { ofPlanning } from './commands-of-planning.ts';
import { ofPrograms } from './commands-of-programs.ts';
import { ofVolunteers } from './commands-of-volunteers.ts';
import { ofPrivacy } from './commands-of-privacy.ts';
import { ofWebhooks } from './commands-of-webhooks.ts';
import { ofUndo } from './commands-of-undo.ts';
import { ofTrust } from './commands-of-trust.ts';

/** Every command that names an object or an area, with a true input. */
export const COMMANDS: Record<string, Command> = {
  ...ofPrograms,
  ...ofTrust,
  ...ofCsr,
  ...ofCompliance,
  ...ofPillars,
  ...ofPlanning,
  ...ofMeetings,
  ...ofPrivacy,
  ...ofWebhooks,
  ...ofMoney,
  ...ofVolunteers,
  ...ofUndo,
  ...ofDesk,
  ...ofImporting,
};

/** Commands whose object is always the caller's own organisation: there is nobody else's to name. */
export const OWN_ONLY = [
  'registerCompany',
  'changeCompany',
  'setCompanyVisibility',
  'joinForum',
  'leaveForum',
  'requestEvidenceUpload',
  'requestFactsUpload',
  'requestCompaniesUpload',
  'requestPersonnelUpload',
  'draftPledgesFromPlan',
  'reportActivity',
  'submitPoolPledge',
  'saveCsrPlan',
  'submitCsrPlan',
  'fileCsrReport',
  'requestCorrection',
  'eraseMyData',
  'eraseMyCsrData',
];
